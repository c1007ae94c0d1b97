package topset.store.outbox;

import java.time.Instant;
import topset.store.OutgoingMessage;

/**
 * @param id ascends, for one athlete, in the order of the messages
 * @param since the time at which the message was inserted into the outbox, by this machine's clock
 * @param held true if an earlier message of the same athlete was refused by the topic
 */
record OutboxMessage(long id, Instant since, boolean held, OutgoingMessage message) {}
