package topset.store;

/**
 * What keeps a promise of events.md. A fault test takes one away, to prove that it would notice; nobody else does, and whoever has one taken away
 * says so at every start.
 */
public enum Protection {
    /** The relay sends in the order of the outbox. */
    ORDER,
    /** A message leaves the outbox only when Kafka has it. */
    OUTBOX,
    /** What was taken in is not taken in again. */
    DEDUPE
}
