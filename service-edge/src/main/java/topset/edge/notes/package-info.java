/**
 * Stores the notes that people of a gym write about an athlete (ADR 0153). Notes are private to the gym, so they are
 * rows of a table instead of events. The entry point is {@link topset.edge.notes.Notes}; each service has its own table
 * and resource.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.notes;
