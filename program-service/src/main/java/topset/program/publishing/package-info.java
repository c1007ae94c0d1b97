/**
 * Converts stored events to public events, and makes the messages of the compacted Kafka topic with the newest targets.
 * The entry point is {@link topset.program.publishing.ProgramStream}, which makes the stored form and the messages of
 * an event.
 */
@org.jspecify.annotations.NullMarked
package topset.program.publishing;
