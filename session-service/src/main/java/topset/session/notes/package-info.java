/** Manages the notes about sets. The entry point is {@link topset.session.notes.SetNoteResource}. */
@NullMarked
package topset.session.notes;

import org.jspecify.annotations.NullMarked;
