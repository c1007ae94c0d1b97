/** What if: the same rules on sets that nobody has lifted; nothing is stored or published. */
@NullMarked
package topset.program.simulation;

import org.jspecify.annotations.NullMarked;
