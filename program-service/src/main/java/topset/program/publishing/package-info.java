/**
 * Converts stored events to public events, and makes the messages of the compacted Kafka topic with the newest targets.
 * The entry point is {@link topset.program.publishing.ProgramStream}, which makes the stored form and the messages of
 * an event.
 */
@NullMarked
package topset.program.publishing;

import org.jspecify.annotations.NullMarked;
