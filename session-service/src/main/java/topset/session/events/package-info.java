/**
 * Defines the stored events of a session, and makes public messages from these events. The entry points are {@link
 * SessionEvent} and {@link SessionEvents}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.events;
