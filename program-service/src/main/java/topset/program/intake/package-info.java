/**
 * Processes session events from Kafka: drops repeated events, waits for missing events, lets the events of an athlete
 * wait after one of them has failed, and applies all other events to the stored sets. The entry point is {@link
 * topset.program.intake.SessionEventConsumer}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.intake;
