package topset.store.inbox;

/** The mechanisms that keep the promises of docs/analytics.md. A simulation omits one to prove that the check finds it. */
public enum Protection {
    /** The relay sends in the order of the outbox. */
    ORDER,
    /** A message leaves the outbox only after Kafka's acknowledgement. */
    OUTBOX,
    /** The inbox processes each event once. */
    DEDUPE
}
