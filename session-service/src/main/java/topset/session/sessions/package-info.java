/**
 * Logs sessions and their sets. A request is checked, decided under the athlete's lock, and stored. The entry points
 * are {@link SessionResource} and {@link SetResource}, which call {@link SessionService}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.sessions;
