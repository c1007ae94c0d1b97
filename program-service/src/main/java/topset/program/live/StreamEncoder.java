package topset.program.live;

import java.time.Duration;
import java.util.List;
import topset.store.read.EventCursor;

/** Encodes events for a watcher of the live stream. */
interface StreamEncoder {

    /**
     * An event as it is sent to a watcher.
     *
     * @param at the cursor from which a watcher resumes after this event
     * @param data JSON on one line
     */
    record Encoded(EventCursor at, String name, String data) {}

    /** Returns the encoded events in order. The last encoded event has the cursor of the last given event. */
    List<Encoded> encode(List<LiveEvent> events);

    /** Returns how long to collect further events before they are sent together. */
    Duration pause();

    /** Sends every event as JSON of the public event, without delay. */
    StreamEncoder EVENTS = new StreamEncoder() {
        @Override
        public List<Encoded> encode(List<LiveEvent> events) {
            return events.stream()
                    .map(event -> new Encoded(event.at(), event.name(), event.data()))
                    .toList();
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    };
}
