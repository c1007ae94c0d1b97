/**
 * Updates and reads the read model of sessions and sets. The way in for clients is {@code HistoryResource}, which lists
 * past sessions.
 */
@NullMarked
package topset.session.history;

import org.jspecify.annotations.NullMarked;
