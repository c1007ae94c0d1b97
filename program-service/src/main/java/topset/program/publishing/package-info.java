/**
 * Translates this service's own events into public events, and makes the messages of the compacted topic with the
 * newest targets. The way in is {@link topset.program.publishing.ProgramStream}, which gives an event its stored form
 * and its messages.
 */
@NullMarked
package topset.program.publishing;

import org.jspecify.annotations.NullMarked;
