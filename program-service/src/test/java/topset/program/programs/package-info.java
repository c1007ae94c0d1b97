@NullMarked
package topset.program.programs;

import org.jspecify.annotations.NullMarked;
