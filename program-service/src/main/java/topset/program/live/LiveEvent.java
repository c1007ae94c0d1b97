package topset.program.live;

import topset.store.Athlete;
import topset.store.read.EventCursor;

/**
 * An event in the form in which watchers of the live stream receive it.
 *
 * @param at its cursor among all events of the store
 * @param name as in {@code target-recomputed}
 * @param data the public event, JSON on one line
 */
record LiveEvent(EventCursor at, Athlete athlete, String name, String data) {}
