package topset.program.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.program.programs.Program;
import topset.program.roster.AthletePlanned.FoldedProgram;
import topset.program.roster.RosterEntry.Count;
import topset.program.roster.RosterEntry.MainLift;
import topset.program.roster.RosterEntry.Point;
import topset.program.roster.RosterEntry.Sessions;
import topset.program.roster.RosterEntry.Trend;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.progression.ExerciseTrend;

/** Sessions and strength trends, by the first day of each week. The trends are those of the plans. */
final class RosterWeeks {
    /** Older weeks have no visible effect: each further week halves their weight in the smoothed estimate. */
    private static final int WEEKS_KEPT = 26;

    private static final int WEEKS_COUNTED = 4;
    private static final int POINTS_SHOWN = 16;

    private RosterWeeks() {}

    /**
     * The week may still be running. {@code sessions} have a working set; {@code planned} sessions are those of the
     * program; {@code estimates} are by exercise.
     */
    record TrainedWeek(int sessions, int planned, Map<String, Estimate> estimates) {}

    /**
     * An estimated 1RM in the unit of its lift, with the bodyweight for bodyweight exercises. {@code smoothed} is after
     * the week (training-rules.md § 11).
     */
    record Estimate(BigDecimal best, BigDecimal smoothed, WeightUnit unit) {}

    /**
     * All weeks from the first computed week to the program's end are replaced. They may belong to another program,
     * whose weeks begin on another day of the week.
     */
    static NavigableMap<LocalDate, TrainedWeek> after(
            NavigableMap<LocalDate, TrainedWeek> before, FoldedProgram folded, Instant asOf) {
        var weeks = new TreeMap<>(before);
        var from = folded.calendar().startDate(folded.fromWeek());
        var to = folded.endsOn();
        if (to == null) {
            weeks.tailMap(from).clear();
        } else if (from.isBefore(to)) {
            weeks.subMap(from, to).clear();
        }
        weeks.putAll(computed(folded, asOf));
        while (weeks.size() > WEEKS_KEPT) {
            weeks.pollFirstEntry();
        }
        return weeks;
    }

    private static Map<LocalDate, TrainedWeek> computed(FoldedProgram folded, Instant asOf) {
        var program = folded.program();
        var calendar = folded.calendar();
        var endsOn = folded.endsOn();
        int now = calendar.weekOf(asOf);
        var byWeek = folded.sets().stream().collect(Collectors.groupingBy(set -> calendar.weekOf(set.sessionStart())));
        var weeks = new TreeMap<LocalDate, TrainedWeek>();
        var trends = program.trends(folded.fromWeek());
        for (int week = folded.fromWeek(); week <= now && program.coversWeek(week, endsOn); week++) {
            var sets = byWeek.getOrDefault(week, List.of());
            var after = folded.trends().getOrDefault(week + 1, trends);
            weeks.put(
                    calendar.startDate(week),
                    new TrainedWeek(
                            (int) sets.stream()
                                    .filter(LoggedSet::isWorkingSet)
                                    .map(LoggedSet::sessionId)
                                    .distinct()
                                    .count(),
                            plannedSessions(program, week),
                            estimates(program, week, trends, after)));
            trends = after;
        }
        return weeks;
    }

    /** In a week with a paused day no session is planned. */
    private static int plannedSessions(Program program, int week) {
        return program.isPaused(week)
                ? 0
                : (int) program.liftsIn(week).stream().map(Lift::day).distinct().count();
    }

    private static Map<String, Estimate> estimates(
            Program program, int week, Map<String, ExerciseTrend> before, Map<String, ExerciseTrend> after) {
        var units = new HashMap<String, WeightUnit>();
        program.liftsIn(week).forEach(lift -> units.put(lift.exercise(), lift.unit()));
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

    private static BigDecimal output(Exact kilograms, WeightUnit unit) {
        return Loads.convert(kilograms, WeightUnit.KG, unit).output();
    }

    /** @param now the first day of the current week */
    static Sessions sessions(NavigableMap<LocalDate, TrainedWeek> weeks, LocalDate now) {
        return new Sessions(
                count(weeks.subMap(now, true, now, true)),
                count(weeks.subMap(now.minusWeeks(WEEKS_COUNTED), true, now, false)));
    }

    private static Count count(Map<LocalDate, TrainedWeek> weeks) {
        return new Count(
                weeks.values().stream().mapToInt(TrainedWeek::sessions).sum(),
                weeks.values().stream().mapToInt(TrainedWeek::planned).sum());
    }

    /** The trend of each exercise of the lifts, in the unit of its first lift. */
    static List<Trend> trends(NavigableMap<LocalDate, TrainedWeek> weeks, List<MainLift> lifts) {
        var units = new LinkedHashMap<String, WeightUnit>();
        lifts.forEach(lift -> units.putIfAbsent(lift.exercise(), lift.unit()));
        return units.entrySet().stream()
                .map(each -> new Trend(each.getKey(), each.getValue(), points(weeks, each.getKey(), each.getValue())))
                .toList();
    }

    private static List<Point> points(NavigableMap<LocalDate, TrainedWeek> weeks, String exercise, WeightUnit unit) {
        var points = new ArrayList<Point>();
        weeks.forEach((startsOn, week) -> {
            var estimate = week.estimates().get(exercise);
            if (estimate != null) {
                points.add(new Point(
                        startsOn,
                        in(unit, estimate.smoothed(), estimate.unit()),
                        in(unit, estimate.best(), estimate.unit())));
            }
        });
        return points.subList(Math.max(0, points.size() - POINTS_SHOWN), points.size());
    }

    private static BigDecimal in(WeightUnit wanted, BigDecimal value, WeightUnit unit) {
        return wanted == unit
                ? value
                : Loads.in(wanted, new Weight(value, unit)).output();
    }
}
