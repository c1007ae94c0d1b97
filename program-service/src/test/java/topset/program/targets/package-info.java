/** Tests of the list of all targets of a gym. */
@NullMarked
package topset.program.targets;

import org.jspecify.annotations.NullMarked;
