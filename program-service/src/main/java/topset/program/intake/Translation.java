package topset.program.intake;

import topset.contract.SessionFact;

/** What a received event turned out to be. */
sealed interface Translation {

    /** A fact that can be taken in. */
    record Understood(SessionFact fact) implements Translation {}

    /** A fault of the event itself: it parks its athlete. */
    record Faulty(String reason) implements Translation {

        /** It is kept with the athlete and shown; of a long event it could be as long. */
        private static final int LONGEST = 500;

        public Faulty {
            reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + " …" : reason;
        }
    }
}
