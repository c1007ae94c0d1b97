/**
 * Streams changes to watchers (clients of the live stream): reads new rows of the event table and sends events or rows
 * of the roster (the coach's list of athletes) as server-sent events. Requests arrive at {@link
 * topset.program.live.StreamResource} and {@link topset.program.live.RosterStreamResource}.
 */
@NullMarked
package topset.program.live;

import org.jspecify.annotations.NullMarked;
