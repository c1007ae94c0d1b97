@NullMarked
package topset.program.athletes;

import org.jspecify.annotations.NullMarked;
