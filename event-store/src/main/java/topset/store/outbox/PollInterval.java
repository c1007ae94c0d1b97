package topset.store.outbox;

import java.time.Duration;

/**
 * Commits of other replicas do not wake the relay, so it reads the outbox often while the service publishes messages,
 * and rarely while it is idle.
 */
final class PollInterval {
    static final Duration BUSY = Duration.ofMillis(10);
    static final Duration IDLE = Duration.ofMillis(100);

    /** For how long the relay reads often after a message. */
    static final Duration AFTER_A_MESSAGE = Duration.ofMinutes(1);

    private long busyUntil;

    /** Begins idle. All times are those of {@link System#nanoTime}. */
    PollInterval(long now) {
        busyUntil = now;
    }

    void busy(long now) {
        busyUntil = now + AFTER_A_MESSAGE.toNanos();
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
