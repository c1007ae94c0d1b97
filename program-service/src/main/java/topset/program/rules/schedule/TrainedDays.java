package topset.program.rules.schedule;

import java.util.List;

/**
 * The days of a program that an athlete trained in a week.
 *
 * @param days the days with at least one completed set, in ascending order
 */
public record TrainedDays(int week, List<Integer> days) {}
