@NullMarked
package topset.program.parked;

import org.jspecify.annotations.NullMarked;
