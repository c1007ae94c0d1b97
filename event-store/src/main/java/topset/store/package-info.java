/**
 * The public API of an event store in PostgreSQL with an outbox and an inbox. It does not depend on any training
 * concept. The way in is {@link topset.store.EventStore}.
 */
@NullMarked
package topset.store;

import org.jspecify.annotations.NullMarked;
