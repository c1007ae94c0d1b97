/**
 * The rules of training-rules.md as pure functions: without clock, database and randomness. Each package depends only
 * on those named before it: {@code load} (§ 1), {@code result}, {@code lift} (§ 2, 5, 7), {@code progression} (§ 3),
 * {@code matching} and {@code trend}, {@code deload} (§ 13), {@code program}, {@code flags} (§ 8) and {@code
 * validation}, {@code engine}. The package {@code guide} describes the rules to clients.
 *
 * <p>The way in is {@link topset.program.rules.engine.ProgramFold}. For each week and slot, {@code WeekStep} judges the
 * finished week and applies the rules in their order, and {@code WeekPlanner} turns the resulting target into next
 * week's prescription. Stored numbers are exact: {@link topset.program.rules.load.Exact}, written {@code n/d}.
 */
@NullMarked
package topset.program.rules;

import org.jspecify.annotations.NullMarked;
