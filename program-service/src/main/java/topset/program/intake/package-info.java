/**
 * Processes session events from Kafka: drops repeats, waits for missing events, parks the athlete whose event fails,
 * and applies all other events to the sets. The way in is {@link topset.program.intake.SessionEventConsumer}.
 */
@NullMarked
package topset.program.intake;

import org.jspecify.annotations.NullMarked;
