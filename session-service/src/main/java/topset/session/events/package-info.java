/**
 * Defines the stored events of sessions, creates the group commit that writes them, and creates public messages from
 * them. The entry points are {@link SessionEvent} and {@link SessionEvents}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.events;
