package topset.verification.chaos.rounds;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.support.Recorded;

/**
 * Measures continuously the time from sending a set until the answer to a request for today's plan includes the set.
 */
public final class TimeToPlan implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String ATHLETE = "watched";
    private static final int DIGITS = 3;
    private static final int PERCENTILE = 99;

    private record Measured(long atNanos, long tookNanos) {}

    private final Round round;
    private final Queue<Measured> measured = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** The time at which the current set was sent; 0 if every set is already in the plan. */
    private volatile long waiting;

    public TimeToPlan(Round round) {
        this.round = round;
        round.load().enrol(ATHLETE);
        this.thread = Thread.ofVirtual().name(ATHLETE).start(this::watch);
    }

    private void watch() {
        var plan = new TrainingPlan(ATHLETE, round.random().nextLong());
        while (!stopping) {
            var sets = plan.session();
            round.load().begin(sets.getFirst());
            for (var set : sets) {
                if (stopping) {
                    return;
                }
                var began = System.nanoTime();
                waiting = began;
                var recorded = round.load().log(set);
                if (recorded != null && planned(recorded)) {
                    measured.add(new Measured(began, System.nanoTime() - began));
                }
                waiting = 0;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean planned(Recorded set) {
        while (!stopping) {
            try {
                var today = round.pair()
                        .programs(round.load().gym(), "coach")
                        .get("/v1/athletes/" + ATHLETE + "/today?atLeast=" + set.sequence());
                if (today.status() == 200
                        && today.json().path("asOf").path("sequence").asLong() >= set.sequence()) {
                    return true;
                }
            } catch (UncheckedIOException away) {
                // The request for today's plan failed. The loop sends the request again.
            }
        }
        return false;
    }

    /** If a set is not in the plan yet, its time until now is used. */
    public Duration p99(long fromNanos, long toNanos) {
        var nanos = new Histogram(DIGITS);
        measured.stream()
                .filter(each -> each.atNanos() - fromNanos >= 0 && each.atNanos() - toNanos < 0)
                .forEach(each -> nanos.recordValue(each.tookNanos()));
        var since = waiting;
        if (since != 0 && since - toNanos < 0) {
            nanos.recordValue(System.nanoTime() - since);
        }
        // If no set was measured, the whole period counts as the time from a set to the plan that includes it.
        return Duration.ofNanos(
                nanos.getTotalCount() == 0 ? toNanos - fromNanos : nanos.getValueAtPercentile(PERCENTILE));
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
