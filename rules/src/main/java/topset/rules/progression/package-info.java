/**
 * Computes the next target of a lift: the progression methods (training-rules.md § 3), the e1RM of sets and its trend
 * (§ 1 and § 8), deload weeks (§ 13), and pain and injuries (§ 12).
 *
 * <p>A new method requires one class and one line in {@link topset.rules.progression.Progressions}. The input of a
 * method is a {@link topset.rules.progression.WeekContext}, the result a {@link
 * topset.rules.progression.ProgressionResult}. The entry points of the other parts are {@link
 * topset.rules.progression.ExerciseTrend}, {@link topset.rules.progression.Deloads} and {@link
 * topset.rules.progression.PainRules}.
 */
@org.jspecify.annotations.NullMarked
package topset.rules.progression;
