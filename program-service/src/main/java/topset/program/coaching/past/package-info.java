/** The lines of an import file about an athlete, each of which stands for a {@link topset.program.coaching.Command}. */
@NullMarked
package topset.program.coaching.past;

import org.jspecify.annotations.NullMarked;
