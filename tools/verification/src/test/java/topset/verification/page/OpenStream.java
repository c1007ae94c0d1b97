package topset.verification.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Json;
import topset.testsupport.ServerSentEvents;

/** A client of the live stream that continues after the last event when the stream ends, as a browser does. */
final class OpenStream implements AutoCloseable {
    record Received(String name, String id, JsonNode data) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final EventSource events;
    private volatile String lastId = "";

    private OpenStream(EventSource events) {
        this.events = events;
        Thread.ofVirtual().start(() -> events.messages().forEach(this::take));
    }

    static OpenStream open(URI programs, String token, String path, @Nullable String lastId) {
        // A service that cannot read its store ends the stream, so the client must connect again.
        var events = ServerSentEvents.of(programs.resolve(path), token, lastId)
                .errorStrategy(ErrorStrategy.alwaysContinue())
                .build();
        return new OpenStream(events);
    }

    private void take(MessageEvent event) {
        if (!event.getEventName().equals("ready")) {
            received.add(new Received(event.getEventName(), event.getLastEventId(), Json.read(event.getData())));
        }
        lastId = event.getLastEventId();
    }

    List<Received> received() {
        return received;
    }

    boolean ready() {
        return !lastId.isEmpty();
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        events.close();
    }
}
