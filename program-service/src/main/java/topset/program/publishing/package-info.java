/**
 * Turns what was decided into what others read: own events into public ones, and the topic of newest targets. The way in is
 * {@link topset.program.publishing.ProgramStream}, which gives an event its stored form and its messages.
 */
@NullMarked
package topset.program.publishing;

import org.jspecify.annotations.NullMarked;
