package topset.program.rules.trend;

import topset.program.rules.load.Exact;

/**
 * What is known of an exercise's strength before a week.
 *
 * @param e1rm E in a slot's unit; of body and load together for bodyweight lifts
 * @param weeksBack how many weeks before it the newest week with an estimate began, from 1
 */
public record PastEstimate(Exact e1rm, int weeksBack) {}
