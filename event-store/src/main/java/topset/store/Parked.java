package topset.store;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * An athlete whose events wait.
 *
 * @param athlete who
 * @param cause why, in one of a few kinds
 * @param reason why, for a person
 * @param since when it began, UTC
 * @param count how many events are kept; one above {@link #MOST_COUNTED} when there are more
 */
public record Parked(Athlete athlete, Cause cause, String reason, OffsetDateTime since, long count) {

    /** A long queue is not counted to its end each time that somebody looks. */
    public static final int MOST_COUNTED = 10_000;

    /** Why events wait, and what ends it. */
    public enum Cause {
        /** An earlier event has not arrived; ends by itself when it does. */
        HOLE,
        /** An event could not be processed; ends by a replay after a fix. */
        FAULT,
        /** An event came under a number that another one had; ends by a person's decision: a replay follows the new history, a skip keeps the old one. */
        FORK,
        /** More came than the limits allow; ends like a fault, by a person's decision. */
        VOLUME,
        /** The database took too long over the athlete's events, again and again, and over nobody else's; ends by a replay. */
        TIMEOUT;

        /**
         * In the column {@code cause}. The release before knows neither {@link #VOLUME} nor {@link #TIMEOUT}: for it they are
         * faults, told apart by how their reason begins.
         */
        String stored() {
            return switch (this) {
                case HOLE, FAULT, FORK -> name();
                case VOLUME, TIMEOUT -> FAULT.name();
            };
        }

        /** The reason as it is stored. */
        String stored(String reason) {
            return beginning() + reason;
        }

        /** What was stored as that. */
        static Cause of(String stored, String reason) {
            for (Cause each : List.of(VOLUME, TIMEOUT)) {
                if (stored.equals(each.stored()) && reason.startsWith(each.beginning())) {
                    return each;
                }
            }
            return valueOf(stored);
        }

        private String beginning() {
            return switch (this) {
                case HOLE, FAULT, FORK -> "";
                case VOLUME -> "volume: ";
                case TIMEOUT -> "time-out: ";
            };
        }
    }
}
