package topset.program.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import topset.store.Athlete;

/** Wakes readers that wait until an athlete's newest sets are in the plan ({@code atLeast} of api.md). */
@ApplicationScoped
public class Arrivals {
    /**
     * Another replica may be the one that takes the event in, and nobody here hears of it: so a waiter also looks by
     * itself, first after this long, then twice as long each time. Looking often costs most when there is most to do.
     */
    private static final Duration OTHER_REPLICAS = Duration.ofMillis(50);

    private final Map<Athlete, CountDownLatch> waiting = new ConcurrentHashMap<>();

    /** Says that something of the athlete has been committed. */
    public void announce(Athlete athlete) {
        var latch = waiting.remove(athlete);
        if (latch != null) {
            latch.countDown();
        }
    }

    /**
     * Waits until the condition holds, looking again at each announcement.
     *
     * @return whether it holds
     */
    public boolean await(Athlete athlete, Duration atMost, BooleanSupplier condition) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var patience = OTHER_REPLICAS.toNanos();
        while (true) {
            // Registered before looking, so that an announcement in between is not missed.
            var latch = waiting.computeIfAbsent(athlete, a -> new CountDownLatch(1));
            if (condition.getAsBoolean()) {
                return true;
            }
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                if (!latch.await(Math.min(left, patience), TimeUnit.NANOSECONDS)) {
                    patience *= 2;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
