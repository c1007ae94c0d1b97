/** The program service, which plans the next weeks. */
@NullMarked
package topset.program;

import org.jspecify.annotations.NullMarked;
