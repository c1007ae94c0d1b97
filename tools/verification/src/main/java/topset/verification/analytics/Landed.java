package topset.verification.analytics;

import topset.contract.Envelope;

record Landed(String topic, int partition, long offset, Envelope envelope, String data) {

    Counted counted() {
        return new Counted(envelope.source(), envelope.gym(), envelope.subject());
    }

    /** The athlete's events in the log of one service. The numbers ({@code ce_athletesequence}) have no gaps. */
    record Counted(String source, String gym, String athlete) {}

    record Part(String topic, int partition) {}
}
