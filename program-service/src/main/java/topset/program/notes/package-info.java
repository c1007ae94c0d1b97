/** Serves the notes about athletes. Requests arrive at {@link topset.program.notes.NoteResource}. */
@NullMarked
package topset.program.notes;

import org.jspecify.annotations.NullMarked;
