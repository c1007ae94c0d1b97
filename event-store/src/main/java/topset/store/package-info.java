/**
 * An event store in PostgreSQL with an outbox and an inbox; it knows no training. This package is its public face: the
 * way in is {@link topset.store.EventStore}.
 */
@NullMarked
package topset.store;

import org.jspecify.annotations.NullMarked;
