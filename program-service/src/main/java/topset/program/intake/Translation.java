package topset.program.intake;

import topset.program.sets.Facts;

/** The result of decoding a session event from Kafka. */
sealed interface Translation {

    /** The session event was decoded, and it matches the contract. */
    record Understood(Facts.Arrived event) implements Translation {}

    /**
     * The session event cannot be decoded or does not match the contract. So the athlete is parked.
     */
    record Faulty(String reason) implements Translation {

        /**
         * The length to which a reason is cut, because a reason may quote a long event. The reason is stored in the
         * database and shown to operators.
         */
        private static final int LONGEST = 500;

        public Faulty {
            reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + " …" : reason;
        }
    }
}
