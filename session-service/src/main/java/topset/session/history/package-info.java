/** Reads past sessions and sets. The entry point is {@code HistoryResource}, which lists an athlete's past sessions. */
@org.jspecify.annotations.NullMarked
package topset.session.history;
