/**
 * Implements docs/training-rules.md as pure functions, without clock, database and randomness. Each package depends
 * only on packages that this list names before it:
 *
 * <ol>
 *   <li>{@code load}: exact numbers, the RPE chart, and the loads that equipment allows
 *   <li>{@code lift}: lifts, their logged sets and prescriptions
 *   <li>{@code progression}: the next target of a lift: methods, trend, deloads, pain
 *   <li>{@code week}: a program, computed week by week
 *   <li>{@code check}: checks of a coach's requests, and the training guide
 * </ol>
 *
 * <p>The entry points are {@link topset.rules.week.ProgramFold} and {@link topset.rules.check.LiftCheck}. Stored numbers
 * are exact fractions ({@link topset.rules.load.Exact}).
 */
@org.jspecify.annotations.NullMarked
package topset.rules;
