/**
 * Defines the stored events of a session, writes them in groups, and makes public messages from them. The entry points
 * are {@link SessionEvent} and {@link SessionEvents}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.events;
