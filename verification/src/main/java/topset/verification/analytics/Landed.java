package topset.verification.analytics;

import topset.contract.Envelope;

/**
 * An event as it lands.
 *
 * @param topic where it was read: the log it belongs to, or a topic of the subscriber's own that was filled from the store
 * @param offset in its partition
 * @param data the value, as JSON
 */
record Landed(String topic, int partition, long offset, Envelope envelope, String data) {

    /** Whose sequence it counts in. */
    Counted counted() {
        return new Counted(envelope.source(), envelope.gym(), envelope.subject());
    }

    /** {@code ce_athletesequence} is dense per athlete and log, which {@code ce_source} tells wherever the event was read. */
    record Counted(String source, String gym, String athlete) {}

    /** A partition of a topic. */
    record Part(String topic, int partition) {}
}
