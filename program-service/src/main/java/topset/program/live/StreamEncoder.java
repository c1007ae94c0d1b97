package topset.program.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.live.LiveFeed.LiveEvent;

/** Converts the events of a gym to the server-sent events that a watcher receives. */
interface StreamEncoder {

    /** Encodes every event as its public JSON form. The events are sent without delay. */
    StreamEncoder EVENTS = (events, visible) -> events.stream()
            .filter(event -> visible.contains(event.athlete().id()))
            .toList();

    /**
     * Prepares the encoding of events for a watcher. The method is called again when a change of the gym's settings has
     * changed which athletes the watcher sees.
     *
     * @param onlyOf the coach whose athletes are the only visible ones; null if all athletes are visible
     */
    default void begin(@Nullable String onlyOf) {}

    /**
     * Whether a watcher that connects again can get all events that it missed, if the watcher sees only the athletes of
     * one coach.
     */
    default boolean resumesForCoach() {
        return true;
    }

    /**
     * Encodes those events that are about athletes whom the watcher sees, and returns them in order.
     *
     * @param visible the ids of those athletes in the events whom the watcher sees
     */
    List<LiveEvent> encode(List<LiveEvent> events, Set<String> visible);

    /** Returns how long the sender waits after it has sent events, so that further events are sent together. */
    default Duration pause() {
        return Duration.ZERO;
    }
}
