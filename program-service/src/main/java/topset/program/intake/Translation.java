package topset.program.intake;

import topset.contract.SessionFact;

/** The result of decoding a received event. */
sealed interface Translation {

    /** A decoded fact. */
    record Understood(SessionFact fact) implements Translation {}

    /** A fault in the event itself. It parks the athlete. */
    record Faulty(String reason) implements Translation {

        /**
         * The largest length of a reason. The reason is stored with the athlete and shown; it may quote a long event.
         */
        private static final int LONGEST = 500;

        public Faulty {
            reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + " …" : reason;
        }
    }
}
