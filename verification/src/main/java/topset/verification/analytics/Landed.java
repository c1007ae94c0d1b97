package topset.verification.analytics;

import topset.contract.Envelope;

/**
 * An event that was read from a topic and will be stored.
 *
 * @param topic the topic it was read from: its log, or the subscriber's own topic that was filled from the store
 * @param offset the offset in its partition
 * @param data the value, as JSON
 */
record Landed(String topic, int partition, long offset, Envelope envelope, String data) {

    /** Returns the sequence that numbers the event. */
    Counted counted() {
        return new Counted(envelope.source(), envelope.gym(), envelope.subject());
    }

    /**
     * The sequence that numbers an event. {@code ce_athletesequence} is dense per athlete and log. {@code ce_source}
     * identifies the log, on every topic with the event.
     */
    record Counted(String source, String gym, String athlete) {}

    /** A partition of a topic. */
    record Part(String topic, int partition) {}
}
