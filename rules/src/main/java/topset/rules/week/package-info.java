/**
 * Computes a program week by week (training-rules.md § 3–6): judges a week, raises its flags (§ 8), prescribes the next
 * week in available loads (§ 5 and § 11), and computes today's backoff. The input is a {@link
 * topset.rules.week.ProgramDefinition}; the entry point is {@link topset.rules.week.ProgramFold}.
 *
 * <p>Shows a coach which flags ask for a decision ({@link topset.rules.week.Triage}) and how to react to them ({@link
 * topset.rules.week.Proposals}, § 8 and § 12). Decides on which dates the days of a program are planned ({@link
 * topset.rules.week.WeeklySchedule}) and which of them an athlete has missed ({@link topset.rules.week.Attendance}, ADR
 * 0068).
 */
@org.jspecify.annotations.NullMarked
package topset.rules.week;
