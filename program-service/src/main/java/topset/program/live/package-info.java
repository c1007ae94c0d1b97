/**
 * Streams changes to watchers: tails the event table and sends events or roster rows over SSE. Requests come in at
 * {@link topset.program.live.StreamResource} and {@link topset.program.live.RosterStreamResource}.
 */
@NullMarked
package topset.program.live;

import org.jspecify.annotations.NullMarked;
