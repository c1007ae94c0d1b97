/**
 * Publishes stored events: of several replicas, the leader sends the messages of the outbox in order and sets aside the
 * messages that a topic refuses. The entry points are {@link topset.store.outbox.Relay}, {@link
 * topset.store.outbox.Republish} and {@link topset.store.outbox.RefusedMessages}.
 */
@org.jspecify.annotations.NullMarked
package topset.store.outbox;
