package topset.program.rules.schedule;

import java.util.List;

/** @param days the days with at least one completed set, in ascending order */
public record TrainedDays(int week, List<Integer> days) {}
