/** Serves the notes about athletes. Requests arrive at {@link topset.program.notes.NoteResource}. */
@org.jspecify.annotations.NullMarked
package topset.program.notes;
