@NullMarked
package topset.program.live;

import org.jspecify.annotations.NullMarked;
