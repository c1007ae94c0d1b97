package topset.rules.week;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.SlotSession;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.WeekBests;

/**
 * The sets of one lift in a week, and the circumstances by which the week is judged.
 *
 * @param sessions the sessions of the week that have a set of the lift
 * @param paused whether a pause covers any day of the week
 * @param best the week's best e1RM of the lift's exercise, from the sets of all lifts with this exercise
 * @param trend the trend of the exercise at the start of the week
 */
public record PastWeek(
        List<SlotSession> sessions,
        boolean over,
        boolean paused,
        WeekBests.@Nullable Best best,
        @Nullable ExerciseTrend trend) {}
