package topset.program.roster;

import topset.store.Athlete;
import topset.store.Cursor;

/**
 * Something that a watcher is told.
 *
 * @param at where it stands among all events of the store
 * @param name as in {@code target-recomputed}
 * @param data the public event, JSON on one line
 */
record LiveEvent(Cursor at, Athlete athlete, String name, String data) {}
