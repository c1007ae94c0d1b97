@NullMarked
package topset.program.weeks;

import org.jspecify.annotations.NullMarked;
