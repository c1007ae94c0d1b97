package topset.program.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.programs.Program;
import topset.program.programs.ProgramAttendance;
import topset.program.roster.AthletePlanned.FoldedProgram;
import topset.program.roster.RosterMemory.Estimate;
import topset.program.roster.RosterMemory.Standing;
import topset.program.roster.RosterMemory.TrainedWeek;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.WeekBests;
import topset.rules.week.Attendance;
import topset.rules.week.TrainedDays;

/**
 * Summarises the planned weeks of a program for the roster: the number of sessions and
 * the strength trend. The trend is computed by the code of the training rules, so the roster shows the same smoothed
 * one-repetition maximum (1RM) that the plans use.
 */
record RosterWeeks(FoldedProgram folded, Bodyweights bodyweights) {
    /**
     * Returns the summaries of weeks by the first day of each week. The weeks are those from the first computed week to
     * the current week or the program's last week.
     */
    Map<LocalDate, TrainedWeek> upTo(Instant asOf) {
        var calendar = folded.calendar();
        var program = folded.program();
        int now = calendar.weekOf(asOf);
        var byWeek = folded.sets().stream()
                .filter(this::belongsToProgram)
                .collect(Collectors.groupingBy(set -> calendar.weekOf(set.sessionStart())));
        var weeks = new TreeMap<LocalDate, TrainedWeek>();
        var trends = program.trends(folded.fromWeek());
        for (int week = folded.fromWeek(); week <= now && program.coversWeek(week, folded.endsOn()); week++) {
            var startsOn = calendar.startDate(week);
            var sets = byWeek.getOrDefault(week, List.of());
            var after = program.deloadIn(week) != null
                    ? trends
                    : ExerciseTrend.after(
                            trends, new WeekBests(sets, folded.catalogue(), bodyweights.on(startsOn, WeightUnit.KG)));
            weeks.put(startsOn, week(week, sets, estimates(week, trends, after)));
            trends = after;
        }
        return weeks;
    }

    /**
     * Returns which days are planned and which days were trained, in the previous and the running week; null if no day
     * of the program has a weekday. If a week was not computed again, its trained days are copied from the stored
     * state.
     *
     * @param week the running week
     * @param before the stored state of the athlete's program
     */
    @Nullable
    Attendance attendance(int week, @Nullable Standing before) {
        var program = folded.program();
        if (program.schedule().days().isEmpty()) {
            return null;
        }
        int from = Math.max(folded.fromWeek(), week - 1);
        var sets = folded.sets().stream().filter(this::belongsToProgram).toList();
        var known = before == null
                        || before.attendance() == null
                        || !before.programId().equals(program.id())
                ? List.<TrainedDays>of()
                : before.attendance().trained();
        var trained = Stream.concat(
                        known.stream().filter(each -> each.week() >= week - 1 && each.week() < from),
                        ProgramAttendance.trained(program, folded.calendar(), sets, from, week).stream())
                .toList();
        return ProgramAttendance.of(program, folded.endsOn(), week, trained);
    }

    private TrainedWeek week(int week, List<LoggedSet> sets, Map<String, Estimate> estimates) {
        var program = folded.program();
        return new TrainedWeek(
                (int) sets.stream().map(LoggedSet::sessionId).distinct().count(),
                isPaused(program, week)
                        ? 0
                        : (int) program.liftsIn(week).stream()
                                .map(Lift::day)
                                .distinct()
                                .count(),
                estimates);
    }

    /**
     * Returns the strength estimates of the exercises that were trained in a week. Each estimate is in the unit of its
     * lift.
     */
    private Map<String, Estimate> estimates(
            int week, Map<String, ExerciseTrend> before, Map<String, ExerciseTrend> after) {
        var units = new HashMap<String, WeightUnit>();
        folded.program().liftsIn(week).forEach(lift -> units.put(lift.exercise(), lift.unit()));
        var estimates = new HashMap<String, Estimate>();
        after.forEach((exercise, trend) -> {
            if (!trend.equals(before.get(exercise))) {
                var unit = units.getOrDefault(exercise, WeightUnit.KG);
                estimates.put(
                        exercise, new Estimate(output(trend.newest(), unit), output(trend.smoothed(), unit), unit));
            }
        });
        return estimates;
    }

    private static java.math.BigDecimal output(Exact kilograms, WeightUnit unit) {
        return Loads.convert(kilograms, WeightUnit.KG, unit).output();
    }

    private boolean belongsToProgram(LoggedSet set) {
        var endsAt = folded.endsAt();
        return endsAt == null || set.sessionStart().isBefore(endsAt);
    }

    /** Whether any day of a week is paused. In such a week no session is planned. */
    private static boolean isPaused(Program program, int week) {
        var first = program.startsOn().plusWeeks(week - 1L);
        var last = first.plusDays(6);
        return program.adjustments().pauses().stream()
                .anyMatch(pause -> !pause.from().isAfter(last)
                        && (pause.to() == null || !pause.to().isBefore(first)));
    }
}
