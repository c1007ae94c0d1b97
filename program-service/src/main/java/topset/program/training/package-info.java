/**
 * The rules of training-rules.md, pure: no clock, no database, no randomness. Three packages below hold what a rule is
 * made of, each knowing only those before it: {@code load} (§ 1), {@code lift} (§ 2, 5, 7), {@code progression} (§ 3); here
 * are the week's step, today's backoff and the fold over a program.
 *
 * <p>The way in is {@link topset.program.training.ProgramFold}. For each week and slot, {@link
 * topset.program.training.WeekStep} judges the week that is over and applies the rules in their order; {@link
 * topset.program.training.WeekPlanner} turns the target into next week's prescription.
 *
 * <p>Sealed hierarchies that are stored or shown: {@link topset.program.training.lift.Prescription} ({@code TopSet} or
 * {@code Straight}). {@link topset.program.training.LiftCheck.Checked} is an answer and is not stored. Everything else is
 * a record of simple components; exact numbers are {@link topset.program.training.load.Exact}, written {@code n/d}.
 */
@NullMarked
package topset.program.training;

import org.jspecify.annotations.NullMarked;
