/**
 * The rules of training-rules.md, pure: no clock, no database, no randomness. Each package knows only those before it:
 * {@code load} (§ 1), {@code result}, {@code lift} (§ 2, 5, 7), {@code progression} (§ 3), {@code matching} and {@code
 * trend}, {@code deload} (§ 13), {@code program}, {@code flags} (§ 8) and {@code validation}, {@code engine}; {@code guide} describes them.
 *
 * <p>The way in is {@link topset.program.rules.engine.ProgramFold}. For each week and slot, {@code WeekStep} judges the
 * week that is over and applies the rules in their order; {@code WeekPlanner} turns the target into next week's
 * prescription. Stored numbers are exact: {@link topset.program.rules.load.Exact}, written {@code n/d}.
 */
@NullMarked
package topset.program.rules;

import org.jspecify.annotations.NullMarked;
