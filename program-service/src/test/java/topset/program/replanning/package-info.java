@NullMarked
package topset.program.replanning;

import org.jspecify.annotations.NullMarked;
