package topset.program.rules.trend;

import topset.program.rules.load.Exact;

/**
 * The strength in an exercise before a week, and the age of the estimate.
 *
 * @param e1rm the smoothed one-repetition maximum in a slot's unit; for bodyweight lifts it includes the bodyweight
 * @param weeksBack the number of weeks between the start of the newest week with an estimate and the start of this
 * week, at least 1
 */
public record PastEstimate(Exact e1rm, int weeksBack) {}
