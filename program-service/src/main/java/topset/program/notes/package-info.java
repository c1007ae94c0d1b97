/** Holds the notes about athletes. Requests come in at {@link topset.program.notes.NoteResource}. */
@NullMarked
package topset.program.notes;

import org.jspecify.annotations.NullMarked;
