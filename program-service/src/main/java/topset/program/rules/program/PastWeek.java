package topset.program.rules.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.matching.SlotSession;
import topset.program.rules.trend.ExerciseTrend;
import topset.program.rules.trend.WeekBests;

/**
 * What happened in a slot's week.
 *
 * @param sessions the sessions of that week with a set of this slot
 * @param over whether that week is over
 * @param paused whether a pause covers any of its days
 * @param best the week's best estimate of the slot's exercise, of any slot
 * @param trend of the exercise on entering that week
 */
public record PastWeek(
        List<SlotSession> sessions,
        boolean over,
        boolean paused,
        WeekBests.@Nullable Best best,
        @Nullable ExerciseTrend trend) {}
