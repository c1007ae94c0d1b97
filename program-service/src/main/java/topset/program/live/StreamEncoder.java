package topset.program.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.read.EventCursor;

/** Converts stored events to the server-sent events that a watcher receives. */
interface StreamEncoder {

    /**
     * A server-sent event that is ready to be sent to a client of the live stream.
     *
     * @param at the cursor from which a watcher resumes after this event
     * @param data JSON on one line
     */
    record Encoded(EventCursor at, String name, String data) {}

    /**
     * Prepares the encoding of events for a watcher. The method is called again when a
     * change of the gym's settings has changed which athletes the watcher sees.
     *
     * @param onlyOf the coach whose athletes are the only visible ones; null if all athletes are visible
     */
    void begin(@Nullable String onlyOf);

    /**
     * Whether a watcher that connects again can get all events that it missed, if the
     * watcher sees only the athletes of one coach.
     */
    boolean resumesForCoach();

    /**
     * Encodes those events that are about athletes whom the watcher (the client of the live stream) sees, and returns
     * them in order.
     *
     * @param visible the ids of those athletes in the events whom the watcher sees
     */
    List<Encoded> encode(List<LiveEvent> events, Set<String> visible);

    /** Returns how long the sender waits after it has sent events, so that further events are sent together. */
    Duration pause();

    /** Encodes every event as its public JSON form. The events are sent without delay. */
    StreamEncoder EVENTS = new StreamEncoder() {
        @Override
        public void begin(@Nullable String onlyOf) {
            // Nothing to prepare, because each event is encoded independently of other events.
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
