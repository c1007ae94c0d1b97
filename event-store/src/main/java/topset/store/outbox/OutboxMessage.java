package topset.store.outbox;

import java.time.Instant;
import topset.store.OutgoingMessage;

/**
 * A message that was read from the outbox.
 *
 * @param id the row's id; for one athlete, ids ascend in the order of the messages
 * @param since the time at which the message was inserted into the outbox, by this machine's clock
 * @param held true if an earlier message of the same athlete was refused by the topic
 */
record OutboxMessage(long id, Instant since, boolean held, OutgoingMessage message) {}
