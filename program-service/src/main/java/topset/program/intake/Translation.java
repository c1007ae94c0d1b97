package topset.program.intake;

import topset.contract.SessionFact;

/** What a received event turned out to be. */
sealed interface Translation {

    /** A fact that can be taken in. */
    record Understood(SessionFact fact) implements Translation {}

    /** A fault of the event itself: it parks its athlete. */
    record Faulty(String reason) implements Translation {}
}
