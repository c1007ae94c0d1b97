/**
 * Streams changes to watchers: reads new rows of the event table and sends events or rows of the roster as server-sent
 * events. Requests arrive at {@link topset.program.live.StreamResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.live;
