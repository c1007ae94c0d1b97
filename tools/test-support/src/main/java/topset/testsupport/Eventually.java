package topset.testsupport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.pollinterval.IterativePollInterval;

/** Waits until a condition holds. The time limit is long; it only ends tests that hang. */
public final class Eventually {
    public static final Duration AT_MOST = Duration.ofMinutes(2);

    private static final Duration FIRST_LOOK = Duration.ofMillis(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(150);

    private Eventually() {}

    public static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(AT_MOST)
                .pollInterval(IterativePollInterval.iterative(Eventually::longer, FIRST_LOOK));
    }

    private static Duration longer(Duration before) {
        var longer = before.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LOOK_EVERY) < 0 ? longer : LOOK_EVERY;
    }
}
