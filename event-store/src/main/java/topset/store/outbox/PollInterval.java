package topset.store.outbox;

import java.time.Duration;

/**
 * Commits of other replicas do not wake the relay, so it reads the outbox often while they store messages, and rarely
 * otherwise.
 */
final class PollInterval {
    static final Duration BUSY = Duration.ofMillis(10);
    static final Duration IDLE = Duration.ofMillis(100);

    /** For how long the relay reads often after a message of another replica. */
    static final Duration AFTER_A_MESSAGE = Duration.ofMinutes(1);

    private long busyUntil;

    /** Begins as if no other replica stored messages. All times are those of {@link System#nanoTime}. */
    PollInterval(long now) {
        busyUntil = now;
    }

    /** @param announced whether a commit of this replica has woken the relay; if not, another replica stored them */
    void found(boolean announced, long now) {
        if (!announced) {
            busyUntil = now + AFTER_A_MESSAGE.toNanos();
        }
    }

    /**
     * @param compactedAt the time at which messages to compacted topics may be sent again; the wait ends then at the
     * latest
     */
    Duration untilNextRead(long compactedAt, long now) {
        Duration interval = busyUntil - now > 0 ? BUSY : IDLE;
        long gathering = compactedAt - now;
        return gathering > 0 && gathering < interval.toNanos() ? Duration.ofNanos(gathering) : interval;
    }
}
