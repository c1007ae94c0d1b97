package topset.rules.week;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.WeightUnit;
import topset.rules.lift.LoggedSet;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.WeekBests;

/**
 * An athlete's training before a program (training-rules.md § 11). A set belongs to the program week in which its
 * session started. Weeks outside all programs are numbered backwards from the next program: 0, −1, −2 and so on.
 *
 * @param calendar the calendar of the program that follows the earlier ones
 */
public record EarlierTraining(
        List<Program> earlier,
        TrainingCalendar calendar,
        Bodyweights bodyweights,
        Function<String, @Nullable Exercise> catalogue) {

    private static final int DAYS_A_WEEK = 7;

    /** An earlier program, until {@code endsAt} (exclusive). */
    public record Program(TrainingCalendar calendar, Instant endsAt, IntPredicate isDeload) {}

    public EarlierTraining {
        earlier = List.copyOf(earlier);
    }

    /** Weeks are ordered by time. */
    private record EarlierWeek(int program, int week) implements Comparable<EarlierWeek> {
        @Override
        public int compareTo(EarlierWeek other) {
            return program == other.program
                    ? Integer.compare(week, other.week)
                    : Integer.compare(program, other.program);
        }
    }

    /**
     * The trends at the start of the program, computed from those at the start of a week of an earlier program.
     *
     * @param sets the athlete's sets since the start of the earlier week; sets from week 1 of the new program on are
     * ignored
     */
    public Map<String, ExerciseTrend> trends(Map<String, ExerciseTrend> entered, Collection<LoggedSet> sets) {
        Map<String, ExerciseTrend> trends = entered;
        for (WeekBests week : weeks(sets).values()) {
            trends = ExerciseTrend.after(trends, week);
        }
        return trends;
    }

    /**
     * The estimates at the start of the program.
     *
     * @param sets all of the athlete's sets; sets from week 1 on are ignored
     */
    public Map<String, PastEstimate> estimates(Collection<LoggedSet> sets, WeightUnit unit) {
        Map<String, ExerciseTrend> trends = Map.of();
        Map<String, LocalDate> newest = new TreeMap<>();
        for (Map.Entry<EarlierWeek, WeekBests> week : weeks(sets).entrySet()) {
            trends = ExerciseTrend.after(trends, week.getValue());
            LocalDate start = startDate(week.getKey());
            week.getValue().all().keySet().forEach(exercise -> newest.put(exercise, start));
        }
        Map<String, PastEstimate> estimates = new TreeMap<>();
        trends.forEach((exercise, trend) -> {
            LocalDate start = requireNonNull(newest.get(exercise));
            int days = Math.toIntExact(ChronoUnit.DAYS.between(start, calendar.startDate(1)));
            estimates.put(exercise, new PastEstimate(trend.smoothedIn(unit), Math.ceilDiv(days, DAYS_A_WEEK)));
        });
        return estimates;
    }

    /** In the order of the weeks. */
    private Map<EarlierWeek, WeekBests> weeks(Collection<LoggedSet> sets) {
        Instant from = calendar.startOf(1);
        Map<EarlierWeek, List<LoggedSet>> byWeek = new TreeMap<>();
        for (LoggedSet set : sets) {
            if (set.sessionStart().isBefore(from)) {
                byWeek.computeIfAbsent(weekOf(set.sessionStart()), none -> new ArrayList<>())
                        .add(set);
            }
        }
        Map<EarlierWeek, WeekBests> weeks = new TreeMap<>();
        byWeek.forEach((week, ofWeek) -> {
            if (!isDeload(week)) {
                weeks.put(week, new WeekBests(ofWeek, catalogue, bodyweights.on(startDate(week), WeightUnit.KG)));
            }
        });
        return weeks;
    }

    private LocalDate startDate(EarlierWeek week) {
        return calendar(week.program()).startDate(week.week());
    }

    private boolean isDeload(EarlierWeek week) {
        return week.program() < earlier.size()
                && earlier.get(week.program()).isDeload().test(week.week());
    }

    private EarlierWeek weekOf(Instant sessionStart) {
        int next = 0;
        while (next < earlier.size() && !sessionStart.isBefore(earlier.get(next).endsAt())) {
            next++;
        }
        return new EarlierWeek(next, calendar(next).weekOf(sessionStart));
    }

    /** The index after the last earlier program stands for the new program. */
    private TrainingCalendar calendar(int program) {
        return program < earlier.size() ? earlier.get(program).calendar() : calendar;
    }
}
