package topset.store;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits that end as soon as the thing is true; the bound only ends a test that hangs, on the slowest machine. */
final class Eventually {

    static final Duration AT_MOST = Duration.ofMinutes(2);

    private Eventually() {}

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(AT_MOST);
    }
}
