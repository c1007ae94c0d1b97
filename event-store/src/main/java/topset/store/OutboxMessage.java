package topset.store;

import java.time.Instant;

/**
 * A row of the outbox.
 *
 * @param id ascending in the order of an athlete's messages
 * @param since when it was put there, by this machine's clock
 * @param held behind one of the same athlete that its topic has refused
 */
record OutboxMessage(long id, Instant since, boolean held, OutgoingMessage message) {}
