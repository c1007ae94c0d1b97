/** Reads past sessions and sets. The entry point is {@code HistoryResource}, which lists an athlete's past sessions. */
@NullMarked
package topset.session.history;

import org.jspecify.annotations.NullMarked;
