package topset.program.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.live.GymPages.Page;
import topset.program.live.LiveFeed.LiveEvent;

/** Converts the events of a gym to the server-sent events that a watcher receives. */
interface StreamEncoder {

    /**
     * Encodes the events about athletes whom the watcher sees, and returns them in order.
     *
     * @param pages the next pages of the gym, in order
     * @param visible the ids of those athletes in the events whom the watcher sees
     */
    List<LiveEvent> encode(List<Page> pages, Set<String> visible);

    /**
     * Prepares the encoding of events for a watcher. The method is called again when a change of the gym's settings has
     * changed which athletes the watcher sees.
     *
     * @param onlyOf the coach whose athletes are the only visible ones; null if all athletes are visible
     * @return whether a watcher that connects again can get all events that it missed
     */
    default boolean begin(@Nullable String onlyOf) {
        return true;
    }

    /** Returns how long the sender waits after it has sent events, so that further events are sent together. */
    default Duration pause() {
        return Duration.ZERO;
    }

    /**
     * Encodes every event as its public JSON form. The events are sent without delay.
     *
     * @param athleteId the only athlete whose events are sent; null means all
     */
    static StreamEncoder ofEvents(@Nullable String athleteId) {
        return (pages, visible) -> pages.stream()
                .flatMap(page -> page.events().stream())
                .filter(event -> visible.contains(event.athlete().id()))
                .filter(event ->
                        athleteId == null || athleteId.equals(event.athlete().id()))
                .toList();
    }
}
