@NullMarked
package topset.program.gym;

import org.jspecify.annotations.NullMarked;
