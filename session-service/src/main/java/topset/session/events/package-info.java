/**
 * Defines the stored events of sessions, the committer that stores them, and their public messages. The entry points
 * are {@link SessionEvent} and {@link SessionEvents}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.events;
