package topset.program.rules.trend;

import topset.program.rules.load.Exact;

/**
 * What is known about the strength in an exercise before a week.
 *
 * @param e1rm the smoothed one-repetition maximum in a slot's unit, for bodyweight lifts of body and load together
 * @param weeksBack the number of weeks between the start of the newest week with an estimate and the start of this
 * week, at least 1
 */
public record PastEstimate(Exact e1rm, int weeksBack) {}
