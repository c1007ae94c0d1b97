/**
 * The public API of an event store in PostgreSQL with an outbox and an inbox, without anything specific to strength
 * training. The entry point is {@link topset.store.EventStore}.
 */
@org.jspecify.annotations.NullMarked
package topset.store;
