package topset.edge.webhooks;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class RetrySchedule {
    /** Counted from the event or, if the message was replayed, from the last replay. */
    static final Duration ENDS_AFTER = Duration.ofHours(24);

    /** The longest delay that a receiver can request. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    /** In percent of the delay, in both directions. */
    static final int MOST_JITTER_PERCENT = 20;

    private RetrySchedule() {}

    /**
     * @param attempts the number of failed attempts, at least 1
     * @param retryAfter the delay that the receiver requests; null if it requests none
     * @param jitterPercent spreads the retries of many messages over time
     */
    static Duration delay(int attempts, @Nullable Duration retryAfter, int jitterPercent) {
        var delay = DELAYS.get(Math.min(attempts, DELAYS.size()) - 1);
        var scheduled = delay.plus(delay.multipliedBy(jitterPercent).dividedBy(100));
        if (retryAfter == null) {
            return scheduled;
        }
        var requested = retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
        return requested.compareTo(scheduled) > 0 ? requested : scheduled;
    }
}
