@NullMarked
package topset.program.simulation;

import org.jspecify.annotations.NullMarked;
