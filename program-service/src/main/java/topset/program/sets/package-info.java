/**
 * Stores the sets that athletes logged: the newest revision of each set, regardless of the order in which the events
 * arrived. The entry point is {@link topset.program.sets.SetFactTable}, which writes and reads the sets.
 */
@org.jspecify.annotations.NullMarked
package topset.program.sets;
