/**
 * Takes session events from Kafka: drops repeats, waits for missing ones, parks the athlete whose event fails, and hands the
 * rest on as changed sets. The way in is {@link topset.program.intake.SessionEventConsumer}.
 */
@NullMarked
package topset.program.intake;

import org.jspecify.annotations.NullMarked;
