package topset.verification.bench.measure;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes calls at a fixed rate, whether or not earlier calls were answered (open loop). The time of a call is measured
 * from the moment at which it was due, so a delay counts for every call that was due during the delay.
 *
 * <p>At most 500 calls wait for an answer at the same time; further calls start late. Without this limit, a slow service
 * would get thousands of connections, and the machine would spend its time on them.
 */
public final class OpenLoop {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_AT_ONCE = 500;

    private OpenLoop() {}

    /** A call that is due at a certain time. */
    @FunctionalInterface
    public interface Call {
        /**
         * Makes the call, and returns when it is answered.
         *
         * @param number the number of the call, from 0
         * @param due the time at which the call was due, as {@link System#nanoTime} counts
         */
        void run(int number, long due);
    }

    /** Sends one set and waits for today's plan. */
    @FunctionalInterface
    public interface Sender {
        /** Sends the set with this number, and returns the result that {@link ActiveAthlete#log} describes. */
        int send(int number);
    }

    /** Makes calls for the given time, and waits until the last one is answered. */
    public static void run(int rate, int seconds, Call call) {
        var every = SECOND / rate;
        var free = new Semaphore(MOST_AT_ONCE);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (int n = 0; n < rate * seconds; n++) {
                var number = n;
                var due = start + n * every;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                free.acquireUninterruptibly();
                callers.execute(() -> {
                    try {
                        call.run(number, due);
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }

    /** Sends sets for the given time, and waits until the last one is answered. The numbers start with {@code first}. */
    public static SetTimes run(int first, int rate, int seconds, Sender sender) {
        var times = new SetTimes();
        run(rate, seconds, (number, due) -> times.add(sender.send(first + number), System.nanoTime() - due));
        return times;
    }
}
