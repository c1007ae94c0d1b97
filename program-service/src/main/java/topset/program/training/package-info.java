/**
 * The rules of training-rules.md. They are pure: no clock, no database, no randomness. Three sub-packages have the
 * parts of the rules; each knows only the ones before it: {@code load} (§ 1), {@code lift} (§ 2, 5, 7), {@code
 * progression} (§ 3). This package has the week's step, today's backoff and the fold over a program.
 *
 * <p>The way in is {@link topset.program.training.ProgramFold}. For each week and slot, {@link
 * topset.program.training.WeekStep} judges the finished week and applies the rules in order. {@link
 * topset.program.training.WeekPlanner} turns the target into next week's prescription.
 *
 * <p>One sealed hierarchy is stored: {@link topset.program.training.lift.Prescription} ({@code TopSet} or {@code
 * Straight}). {@link topset.program.training.LiftCheck.Checked} is a result and is not stored. All other types are
 * records of simple components. Exact numbers are {@link topset.program.training.load.Exact}, written {@code n/d}.
 */
@NullMarked
package topset.program.training;

import org.jspecify.annotations.NullMarked;
