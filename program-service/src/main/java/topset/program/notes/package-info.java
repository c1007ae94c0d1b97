/**
 * Serves the notes about athletes. Requests arrive at {@link topset.program.notes.NoteResource}.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.program.notes;

import org.jspecify.annotations.NullMarked;
