package topset.verification.drill;

import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.FaultEvent;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StartedEvent;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamHttpErrorException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import topset.local.servers.Database;
import topset.testsupport.ServerSentEvents;
import topset.verification.chaos.pair.ShakenPair;

/** Reads the live stream of one gym from its first event, and continues after a disconnection as a browser does. */
final class StreamWatcher implements AutoCloseable {
    private static final String FROM_THE_BEGINNING = "0-0";

    /** The names of events that are no published events. */
    private static final Set<String> OWN_NAMES = Set.of("ready", "reset", "dropped", "row-changed");

    private final EventSource events;
    private final Queue<Long> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();

    private StreamWatcher(URI address, String token) {
        this.events = ServerSentEvents.of(URI.create(address + "/v1/stream"), token, FROM_THE_BEGINNING)
                .errorStrategy(ErrorStrategy.alwaysContinue())
                .build();
    }

    static StreamWatcher open(URI address, String token) {
        var watcher = new StreamWatcher(address, token);
        Thread.ofVirtual()
                .name("watcher")
                .start(() -> watcher.events.anyEvents().forEach(watcher::take));
        return watcher;
    }

    private void take(StreamEvent event) {
        switch (event) {
            case StartedEvent _ -> opened.incrementAndGet();
            case FaultEvent fault
            when fault.getCause() instanceof StreamHttpErrorException refused ->
                failures.add("the stream was answered " + refused.getCode());
            case MessageEvent message
            when message.getEventName().equals("reset") -> failures.add("the stream began again from now on");
            case MessageEvent message
            when !OWN_NAMES.contains(message.getEventName()) -> {
                var id = message.getLastEventId();
                received.add(Long.parseLong(id.substring(id.indexOf('-') + 1)));
            }
            default -> {
                // A heartbeat, or the end of a replica: the stream is opened again, at another replica.
            }
        }
    }

    int opened() {
        return opened.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<Long> received() {
        return List.copyOf(received);
    }

    static List<Long> published(ShakenPair pair, String gym) throws SQLException {
        return pair.query(
                Database.PROGRAM,
                "select position from event where gym = ? and sequence is not null order by xid, position",
                row -> row.getLong(1),
                gym);
    }

    @Override
    public void close() {
        events.close();
    }
}
