/** Manages the notes about sets. The entry point is {@link topset.session.notes.SetNoteResource}. */
@org.jspecify.annotations.NullMarked
package topset.session.notes;
