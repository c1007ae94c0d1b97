package topset.rules.progression;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.rules.load.Exact;
import topset.rules.load.Loads;

/**
 * The trend of an exercise, in kilograms (training-rules.md § 11). All lifts with the exercise share one trend. For
 * bodyweight lifts the estimates include the bodyweight.
 *
 * @param smoothed the smoothed e1RM after the newest week that has an estimate
 * @param latest the highest estimates, not smoothed, of the newest two weeks with an estimate, oldest first. The next
 * smoothing uses the median of these two and the next estimate
 * @param weeks the number of weeks with an estimate, at least 1
 */
public record ExerciseTrend(Exact smoothed, List<Exact> latest, Exact best, int weeks) {

    /**
     * The trend of an exercise on a date, such as the start of a program.
     *
     * @param e1rm the smoothed e1RM in a lift's unit; for bodyweight lifts it includes the bodyweight
     * @param weeksBack the number of weeks from the start of the newest week with an estimate to the date, rounded up, at
     * least 1
     */
    public record PastEstimate(Exact e1rm, int weeksBack) {}

    private static final Exact HALF = Exact.ratio(1, 2);
    private static final int FAR_BELOW_IN_TENTHS = 9;
    private static final Exact FAR_BELOW = Exact.ratio(FAR_BELOW_IN_TENTHS, 10);

    public ExerciseTrend {
        latest = List.copyOf(latest);
    }

    public Exact smoothedIn(WeightUnit unit) {
        return Loads.convert(smoothed, WeightUnit.KG, unit);
    }

    /**
     * Whether a week's highest e1RM is below 0.90 of the smoothed e1RM of the week before (flag {@code SUDDEN_DROP}).
     * For speed, it is first compared with {@link #best}, which is never below the smoothed e1RM.
     */
    public boolean dropsTo(Exact e1rm) {
        return e1rm.isBelow(best.times(FAR_BELOW))
                && smoothed.signum() > 0
                && e1rm.over(smoothed).floorTimes(10) < FAR_BELOW_IN_TENTHS;
    }

    /**
     * The first estimate starts the trend. Afterwards the smoothed e1RM is the mean of the previous one and the new
     * estimate. From the third week on, the median of the last three estimates is used as the new estimate.
     */
    public static ExerciseTrend and(@Nullable ExerciseTrend before, Exact e1rm) {
        if (before == null) {
            return new ExerciseTrend(e1rm, List.of(e1rm), e1rm, 1);
        }
        Exact newest = before.latest.getLast();
        Exact counts = before.latest.size() < 2 ? e1rm : median(before.latest.getFirst(), newest, e1rm);
        return new ExerciseTrend(
                counts.plus(before.smoothed).times(HALF),
                List.of(newest, e1rm),
                before.best.max(e1rm),
                before.weeks + 1);
    }

    private static Exact median(Exact a, Exact b, Exact c) {
        return a.min(b).max(a.max(b).min(c));
    }

    public Exact newest() {
        return latest.getLast();
    }

    public static Map<String, ExerciseTrend> after(Map<String, ExerciseTrend> before, WeekBests week) {
        if (week.all().isEmpty()) {
            return before;
        }
        Map<String, ExerciseTrend> after = new TreeMap<>(before);
        week.all().forEach((exercise, best) -> after.put(exercise, and(before.get(exercise), best.e1rm())));
        return Collections.unmodifiableMap(after);
    }
}
