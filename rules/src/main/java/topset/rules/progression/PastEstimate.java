package topset.rules.progression;

import topset.rules.load.Exact;

/**
 * The trend of an exercise on a date, such as the start of a program.
 *
 * @param e1rm the smoothed e1RM in a lift's unit; for bodyweight lifts it includes the bodyweight
 * @param weeksBack the number of weeks from the start of the newest week with an estimate to the date, rounded up, at
 * least 1
 */
public record PastEstimate(Exact e1rm, int weeksBack) {}
