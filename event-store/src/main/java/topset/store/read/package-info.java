/**
 * Reads stored events in commit order, never past a transaction that is still open. The entry point is {@link
 * topset.store.read.GymEventReader}.
 */
@org.jspecify.annotations.NullMarked
package topset.store.read;
