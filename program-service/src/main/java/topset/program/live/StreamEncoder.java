package topset.program.live;

import java.time.Duration;
import java.util.List;
import topset.store.read.EventCursor;

/** Encodes events for a watcher. */
interface StreamEncoder {

    /**
     * An event as it is sent to a watcher.
     *
     * @param at the cursor to resume from after it
     * @param data JSON on one line
     */
    record Encoded(EventCursor at, String name, String data) {}

    /** Returns the encoded events in order. The last one has the cursor of the last event. */
    List<Encoded> encode(List<LiveEvent> events);

    /** Returns the time for which further events are collected. */
    Duration pause();

    /** Encodes every event as it is on the topic, without delay. */
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
