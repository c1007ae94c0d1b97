@NullMarked
package topset.program.sets;

import org.jspecify.annotations.NullMarked;
