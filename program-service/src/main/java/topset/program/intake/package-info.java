/**
 * Processes session events from Kafka: drops repeated events, waits for missing events, parks an athlete whose event
 * fails, and applies all other events to the sets. The entry point is {@link
 * topset.program.intake.SessionEventConsumer}.
 */
@NullMarked
package topset.program.intake;

import org.jspecify.annotations.NullMarked;
