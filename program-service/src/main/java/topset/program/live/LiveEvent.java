package topset.program.live;

import topset.store.Athlete;
import topset.store.read.EventCursor;

/**
 * An event that is sent to the watchers (clients) of the live stream.
 *
 * @param at the position of the event among all events of the store
 * @param name the SSE event name, such as {@code target-recomputed}
 * @param data the public event as JSON on one line
 */
record LiveEvent(EventCursor at, Athlete athlete, String name, String data) {}
