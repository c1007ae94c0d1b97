package topset.verification.bench.measure;

import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends sets at a fixed rate, whether or not earlier sets were answered (open loop). The time of a set is measured from
 * the moment at which it was due, so a delay counts for every set that was due during the delay.
 */
public final class OpenLoop {
    private static final long SECOND = 1_000_000_000L;

    private OpenLoop() {}

    /** Sends one set and waits for today's plan. */
    @FunctionalInterface
    public interface Sender {
        /** Sends the set with this number, and returns the result that {@link ActiveAthlete#log} describes. */
        int send(int number);
    }

    /** Sends sets for the given time, and waits until the last one is answered. The numbers start with {@code first}. */
    public static SetTimes run(int first, int rate, int seconds, Sender sender) {
        var times = new SetTimes();
        var every = SECOND / rate;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (int n = 0; n < rate * seconds; n++) {
                var number = first + n;
                var due = start + n * every;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                callers.execute(() -> times.add(sender.send(number), System.nanoTime() - due));
            }
        }
        return times;
    }
}
