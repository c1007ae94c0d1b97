package topset.verification.analytics;

import topset.contract.Envelope;

/**
 * An event as it lands.
 *
 * @param offset in its partition
 * @param data the value, as JSON
 */
record Landed(String topic, int partition, long offset, Envelope envelope, String data) {

    /** Whose sequence it counts in. */
    Counted counted() {
        return new Counted(topic, envelope.gym(), envelope.subject());
    }

    /** {@code ce_athletesequence} is dense per athlete and topic. */
    record Counted(String topic, String gym, String athlete) {}

    /** A partition of a topic. */
    record Part(String topic, int partition) {}
}
