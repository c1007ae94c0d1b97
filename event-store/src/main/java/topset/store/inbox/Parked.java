package topset.store.inbox;

import java.time.OffsetDateTime;
import topset.store.Athlete;

/**
 * An athlete whose events wait.
 *
 * @param since the time at which the wait began, UTC
 * @param count the number of parked events; {@link #MOST_COUNTED} + 1 if there are more than {@link #MOST_COUNTED}
 */
public record Parked(Athlete athlete, Cause cause, String reason, OffsetDateTime since, long count) {

    /** Prevents a request from counting millions of rows. */
    public static final int MOST_COUNTED = 10_000;

    private static final int LONGEST_REASON = 500;

    /** A reason as it is stored: not too long, and without U+0000, which PostgreSQL text cannot store. */
    public static String shortened(String reason) {
        var storable = reason.replace('\0', '\uFFFD');
        return storable.length() > LONGEST_REASON ? storable.substring(0, LONGEST_REASON) + " …" : storable;
    }

    /** The reason why an athlete's events wait. The comment of each constant also says how this waiting ends. */
    public enum Cause {
        /** An earlier event of the athlete has not arrived. The wait ends when that event arrives. */
        HOLE,
        /** An event could not be processed. The wait ends when an operator replays the events after a fix. */
        FAULT,
        /**
         * Two different events have the same sequence number. The athlete's events wait until an operator decides: a
         * replay accepts the newer event, a skip keeps the older event.
         */
        FORK,
        /**
         * More events of the athlete arrived than the limits allow. The wait ends when an operator replays the events.
         */
        VOLUME,
        /**
         * The database repeatedly timed out on this athlete's events, and on no other athlete's events. The wait ends
         * when an operator replays the events.
         */
        TIMEOUT,
        /**
         * An event names an exercise that the gym does not have. The wait ends by itself when the gym defines the
         * exercise.
         */
        CATALOGUE
    }
}
