/**
 * Appends events. Concurrent writes are stored in one transaction, which locks their athletes first and then assigns
 * stream versions and sequence numbers. The entry point is {@link topset.store.append.GroupCommit}, behind {@link
 * topset.store.EventStore}.
 */
@NullMarked
package topset.store.append;

import org.jspecify.annotations.NullMarked;
