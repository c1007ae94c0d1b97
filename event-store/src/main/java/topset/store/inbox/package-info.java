/**
 * Receives events of another service: drops repeated events, waits for missing sequence numbers, and lets the events of
 * an athlete wait (parks the athlete) if one of them cannot be processed. The entry point is {@link
 * topset.store.inbox.Inbox}; {@link topset.store.inbox.InboxDecision} decides without a database.
 */
@NullMarked
package topset.store.inbox;

import org.jspecify.annotations.NullMarked;
