@NullMarked
package topset.program.weekdays;

import org.jspecify.annotations.NullMarked;
