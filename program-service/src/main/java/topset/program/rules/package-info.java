/**
 * The rules of training-rules.md, pure: no clock, no database, no randomness. Three packages below hold what a rule is
 * made of, each knowing only those before it: {@code load} (§ 1), {@code lift} (§ 2, 5, 7), {@code progression} (§ 3); here
 * are the week's step, today's backoff and the fold over a program.
 *
 * <p>The way in is {@link topset.program.rules.ProgramFold}. For each week and slot, {@link
 * topset.program.rules.WeekStep} judges the week that is over and applies the rules in their order; {@link
 * topset.program.rules.WeekPlanner} turns the target into next week's prescription.
 *
 * <p>Sealed hierarchies that are stored or shown: {@link topset.program.rules.lift.Prescription} ({@code TopSet} or
 * {@code Straight}). {@link topset.program.rules.LiftCheck.Checked} is an answer and is not stored. Everything else is
 * a record of simple components; exact numbers are {@link topset.program.rules.load.Exact}, written {@code n/d}.
 */
@NullMarked
package topset.program.rules;

import org.jspecify.annotations.NullMarked;
