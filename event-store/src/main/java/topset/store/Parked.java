package topset.store;

import java.time.OffsetDateTime;

/**
 * An athlete whose events wait.
 *
 * @param athlete who
 * @param cause why, in one of three kinds
 * @param reason why, for a person
 * @param since when it began, UTC
 * @param count how many events are kept
 */
public record Parked(Athlete athlete, Cause cause, String reason, OffsetDateTime since, long count) {

    /** Why events wait, and what ends it. */
    public enum Cause {
        /** An earlier event has not arrived; ends by itself when it does. */
        HOLE,
        /** An event could not be processed; ends by a replay after a fix. */
        FAULT,
        /** An event came under a number that another one had; ends by a person's decision: a replay follows the new history, a skip keeps the old one. */
        FORK
    }
}
