package topset.store;

import java.time.Duration;
import java.util.Map;

public final class Relay implements AutoCloseable {
    public Relay(String name, String jdbcUrl, String user, String password, Map<String, Object> producerProperties) {}

    public void start() {}

    /** Says that there is something to publish; cheap, to be called after each commit. */
    public void wake() {}

    /** Messages acknowledged by Kafka since the start. */
    public long published() {
        return 0;
    }

    /** Whether this relay is the one that publishes. */
    public boolean leading() {
        return false;
    }

    /** Age of the oldest message that is not published, as of the last look; zero when there is none. */
    public Duration oldestAge() {
        return Duration.ZERO;
    }

    @Override
    public void close() {}
}
