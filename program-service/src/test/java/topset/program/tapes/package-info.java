@NullMarked
package topset.program.tapes;

import org.jspecify.annotations.NullMarked;
