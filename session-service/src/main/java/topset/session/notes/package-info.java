/** Holds the notes about sets. Requests come in at {@link topset.session.notes.SetNoteResource}. */
@NullMarked
package topset.session.notes;

import org.jspecify.annotations.NullMarked;
