@NullMarked
package topset.program.whatif;

import org.jspecify.annotations.NullMarked;
