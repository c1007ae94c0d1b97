/**
 * Reads stored events in commit order, never past a transaction that is still open. The entry point is {@link
 * topset.store.read.GymEventReader}.
 */
@NullMarked
package topset.store.read;

import org.jspecify.annotations.NullMarked;
