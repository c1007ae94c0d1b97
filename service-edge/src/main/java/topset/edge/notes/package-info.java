/**
 * Notes that the people of a gym write about an athlete (ADR 0064). They are private to the gym: rows of a table, no
 * events. The way in is {@link topset.edge.notes.Notes}; each service has its own table and resource.
 */
@NullMarked
package topset.edge.notes;

import org.jspecify.annotations.NullMarked;
