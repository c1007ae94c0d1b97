package topset.verification.bench.measure;

import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Sends sets at a fixed rate (open loop). The time of a set is measured from the moment at which it was due, so a delay
 * counts for every set that was due during the delay.
 */
public final class OpenLoop {
    /**
     * The most sets that wait for an answer at the same time; further sets start late. Without this limit, a slow service
     * would get thousands of connections, and the machine would spend its time on them.
     */
    private static final int MOST_AT_ONCE = 500;

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_WAIT = SECOND / 5;

    private final Connections connections;
    private final Sender sender;
    private final SetTimes times = new SetTimes();
    private final long start = System.nanoTime();
    private int waiting;

    private OpenLoop(Connections connections, Sender sender) {
        this.connections = connections;
        this.sender = sender;
    }

    @FunctionalInterface
    public interface Sender {
        /**
         * Begins to send the set with this number, from 0.
         *
         * @param done receives a status, or another result that {@link SetTimes} names
         */
        void send(Connections connections, int number, IntConsumer done);
    }

    /** Sends sets for the given time, and waits until the last one is answered. The numbers begin with {@code first}. */
    public static SetTimes run(int first, int rate, int seconds, Sender sender) {
        return run(first, rate, seconds, MOST_AT_ONCE, false, sender);
    }

    public static SetTimes flood(int rate, int seconds, int atOnce, Sender sender) {
        return run(0, rate, seconds, atOnce, true, sender);
    }

    private static SetTimes run(int first, int rate, int seconds, int atOnce, boolean drops, Sender sender) {
        try (var connections = new Connections()) {
            var loop = new OpenLoop(connections, sender);
            int all = rate * seconds;
            for (int n = 0; n < all || loop.waiting > 0; ) {
                long due = loop.start + n * (SECOND / rate);
                long left = n < all ? due - System.nanoTime() : LONGEST_WAIT;
                if (left <= 0 && loop.waiting < atOnce) {
                    loop.send(first + n++, due);
                } else if (left <= 0 && drops) {
                    loop.times.add(n++ * (SECOND / rate), 0, SetTimes.NOT_SENT);
                } else {
                    connections.await(left <= 0 ? LONGEST_WAIT : left);
                }
            }
            return loop.times;
        }
    }

    public static SetTimes closed(int callers, Duration duration, Sender sender) {
        try (var connections = new Connections()) {
            var loop = new OpenLoop(connections, sender);
            for (int n = 0; System.nanoTime() - loop.start < duration.toNanos() || loop.waiting > 0; ) {
                if (loop.waiting < callers && System.nanoTime() - loop.start < duration.toNanos()) {
                    loop.send(n++, System.nanoTime());
                } else {
                    connections.await(LONGEST_WAIT);
                }
            }
            return loop.times;
        }
    }

    private void send(int number, long due) {
        waiting++;
        sender.send(connections, number, result -> {
            waiting--;
            times.add(due - start, System.nanoTime() - due, result);
        });
    }
}
