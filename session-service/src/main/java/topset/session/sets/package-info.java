/**
 * Describes one set and the limits of its values, of its session and of its date. The ways in are {@link SetDetails}
 * for what a lifter reports, {@link SetView} for what a client reads, and {@link TrainingLimits}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.sets;
