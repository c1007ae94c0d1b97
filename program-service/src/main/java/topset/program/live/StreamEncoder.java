package topset.program.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /**
     * Begins for a watcher, and again when the visible athletes become others.
     *
     * @param onlyOf the coach whose athletes are the only visible ones; null if all athletes are visible
     */
    void begin(@Nullable String onlyOf);

    /** Whether a watcher who comes back gets all that it missed, if only the athletes of one coach are visible. */
    boolean resumesForCoach();

    /**
     * Returns the encoded events of visible athletes, in order.
     *
     * @param visible those athletes of the events who are visible
     */
    List<Encoded> encode(List<LiveEvent> events, Set<String> visible);

    /** Returns how long to collect further events before they are sent together. */
    Duration pause();

    /** Sends every event as JSON of the public event, without delay. */
    StreamEncoder EVENTS = new StreamEncoder() {
        @Override
        public void begin(@Nullable String onlyOf) {
            // Each event is encoded alone.
        }

        @Override
        public boolean resumesForCoach() {
            return true;
        }

        @Override
        public List<Encoded> encode(List<LiveEvent> events, Set<String> visible) {
            return events.stream()
                    .filter(event -> visible.contains(event.athlete().id()))
                    .map(event -> new Encoded(event.at(), event.name(), event.data()))
                    .toList();
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    };
}
