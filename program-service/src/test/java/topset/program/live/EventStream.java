package topset.program.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.StreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.program.Api;
import topset.testsupport.Json;
import topset.testsupport.ServerSentEvents;

/** Reads a stream of the running service, one event after the other, without heartbeats. */
final class EventStream implements AutoCloseable {
    private final EventSource events;

    private EventStream(EventSource events) {
        this.events = events;
    }

    record Event(String name, String id, String data) {
        JsonNode json() {
            return Json.read(data);
        }
    }

    static EventStream open(String path, String token, @Nullable String lastEventId) {
        var events = ServerSentEvents.of(Api.uri(path), token, lastEventId).build();
        try {
            events.start();
        } catch (StreamException e) {
            throw new AssertionError("the stream was not opened", e);
        }
        return new EventStream(events);
    }

    Event next() {
        try {
            var next = events.readMessage();
            return new Event(next.getEventName(), next.getLastEventId(), next.getData());
        } catch (StreamException e) {
            throw new AssertionError("the stream has ended", e);
        }
    }

    /** All events up to the first match. */
    List<Event> upTo(Predicate<Event> last) {
        var seen = new ArrayList<Event>();
        do {
            seen.add(next());
        } while (!last.test(seen.getLast()));
        return seen;
    }

    @Override
    public void close() {
        events.close();
    }
}
