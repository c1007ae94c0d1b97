/**
 * Receives events of another service: drops repeats, waits for missing numbers, and parks an athlete whose event fails.
 * The way in is {@link topset.store.inbox.Inbox}; {@link topset.store.inbox.InboxDecision} decides, without a database.
 */
@NullMarked
package topset.store.inbox;

import org.jspecify.annotations.NullMarked;
