@NullMarked
package topset.program.planning;

import org.jspecify.annotations.NullMarked;
