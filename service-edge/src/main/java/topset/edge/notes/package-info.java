/**
 * Stores the notes that coaches and other people of a gym write about an athlete (ADR 0064). Notes are private to the
 * gym, so they are rows of a table instead of events. The entry point is {@link topset.edge.notes.Notes}; each service
 * has its own table and its own HTTP resource.
 */
@NullMarked
package topset.edge.notes;

import org.jspecify.annotations.NullMarked;
