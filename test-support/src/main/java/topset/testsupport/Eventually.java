package topset.testsupport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits until a condition holds. The time limit is long; it only ends tests that hang. */
public final class Eventually {
    public static final Duration AT_MOST = Duration.ofMinutes(2);

    private Eventually() {}

    public static ConditionFactory eventually() {
        return Awaitility.await().atMost(AT_MOST);
    }
}
