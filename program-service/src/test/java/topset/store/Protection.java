package topset.store;

/** What keeps a promise of events.md. A simulation leaves one out, to prove that it would notice. */
public enum Protection {
    /** The relay sends in the order of the outbox. */
    ORDER,
    /** A message leaves the outbox only when Kafka has it. */
    OUTBOX,
    /** What was taken in is not taken in again. */
    DEDUPE
}
