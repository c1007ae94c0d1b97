@NullMarked
package topset.program.coaching;

import org.jspecify.annotations.NullMarked;
