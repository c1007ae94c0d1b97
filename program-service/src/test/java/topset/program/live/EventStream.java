package topset.program.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.program.Api;
import topset.testsupport.ServerSentEvents;
import topset.testsupport.ServerSentEvents.Event;

/** Reads a stream of the running service, one event after the other. */
final class EventStream implements AutoCloseable {
    private final ServerSentEvents events;

    private EventStream(ServerSentEvents events) {
        this.events = events;
    }

    static EventStream open(String path, String token, @Nullable String lastEventId) {
        var answer = ServerSentEvents.ask(Api.uri(path), token, lastEventId);
        if (answer.statusCode() != 200) {
            throw new AssertionError("the stream was answered " + answer.statusCode());
        }
        return new EventStream(new ServerSentEvents(answer.body()));
    }

    /** Waits for the next event, heartbeats included. */
    Event next() {
        try {
            var next = events.next();
            if (next == null) {
                throw new AssertionError("the stream has ended");
            }
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All events up to the first match, without heartbeats. */
    List<Event> upTo(Predicate<Event> last) {
        var seen = new ArrayList<Event>();
        while (true) {
            var event = next();
            if (!event.isHeartbeat()) {
                seen.add(event);
                if (last.test(event)) {
                    return seen;
                }
            }
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
