@NullMarked
package topset.program.rebuild;

import org.jspecify.annotations.NullMarked;
