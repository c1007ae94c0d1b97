package topset.testsupport;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.RetryDelayStrategy;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens streams of server-sent events of the services, as a browser does. */
public final class ServerSentEvents {
    private static final int MILLIS_BETWEEN_CONNECTIONS = 200;

    private ServerSentEvents() {}

    /**
     * Prepares a stream, which begins after the given event. Every failure is thrown, unless the caller sets another
     * error strategy.
     */
    public static EventSource.Builder of(URI address, String token, @Nullable String lastEventId) {
        return new EventSource.Builder(ConnectStrategy.http(address).header("Authorization", "Bearer " + token))
                .lastEventId(lastEventId)
                .retryDelay(MILLIS_BETWEEN_CONNECTIONS, TimeUnit.MILLISECONDS)
                .retryDelayStrategy(RetryDelayStrategy.defaultStrategy().backoffMultiplier(1));
    }
}
