/**
 * Receives events of another service: drops repeated events, waits for missing numbers, and parks an athlete whose
 * event cannot be processed. The entry point is {@link topset.store.inbox.Inbox}; {@link
 * topset.store.inbox.InboxDecision} decides without a database.
 */
@org.jspecify.annotations.NullMarked
package topset.store.inbox;
