package topset.rules.week;

import java.util.List;

/** {@code days} are the days with at least one completed set, in ascending order. */
public record TrainedDays(int week, List<Integer> days) {}
