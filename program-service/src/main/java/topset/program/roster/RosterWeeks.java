package topset.program.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.program.planning.AthletePlanned.FoldedProgram;
import topset.program.planning.Program;
import topset.program.roster.RosterMemory.Best;
import topset.program.roster.RosterMemory.TrainedWeek;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;
import topset.program.training.load.Exact;
import topset.program.training.load.RpeChart;

/** Sums up the weeks that were folded: how often the athlete came, and how strong. */
final class RosterWeeks {

    private RosterWeeks() {}

    /** The weeks from the first folded one to the one that runs, or to the program's last, by their first day. */
    static Map<LocalDate, TrainedWeek> of(FoldedProgram folded, Instant asOf) {
        var calendar = folded.calendar();
        int now = calendar.weekOf(asOf);
        var byWeek = folded.sets().stream().collect(Collectors.groupingBy(set -> calendar.weekOf(set.sessionStart())));
        var weeks = new TreeMap<LocalDate, TrainedWeek>();
        for (int week = folded.fromWeek(); week <= now && folded.program().isOfIt(week, folded.endsOn()); week++) {
            weeks.put(calendar.startDate(week), week(folded, week, byWeek.getOrDefault(week, List.of())));
        }
        return weeks;
    }

    private static TrainedWeek week(FoldedProgram folded, int week, List<LoggedSet> all) {
        var program = folded.program();
        var sets = all.stream().filter(set -> isOfIt(set, folded)).toList();
        var lifts = program.lifts(week);
        var units = new HashMap<String, WeightUnit>();
        lifts.forEach(lift -> units.put(lift.exercise(), lift.unit()));
        var best = new HashMap<String, Best>();
        units.forEach((exercise, unit) -> {
            var e1rm = best(sets, exercise, unit);
            if (e1rm != null) {
                best.put(exercise, new Best(e1rm.output(), unit));
            }
        });
        return new TrainedWeek(
                (int) sets.stream().map(LoggedSet::sessionId).distinct().count(),
                isPaused(program, week)
                        ? 0
                        : (int) lifts.stream().map(Lift::day).distinct().count(),
                best);
    }

    private static boolean isOfIt(LoggedSet set, FoldedProgram folded) {
        var endsAt = folded.endsAt();
        return endsAt == null || set.sessionStart().isBefore(endsAt);
    }

    /** Whether a pause covers any of its days: then nothing is owed. */
    private static boolean isPaused(Program program, int week) {
        var first = program.startsOn().plusWeeks(week - 1L);
        var last = first.plusDays(6);
        return program.changes().pauses().stream()
                .anyMatch(pause -> !pause.from().isAfter(last)
                        && (pause.to() == null || !pause.to().isBefore(first)));
    }

    /** Over the sets that count for statistics: reps 1..12 and RPE 6 or more. */
    private static @Nullable Exact best(List<LoggedSet> sets, String exercise, WeightUnit unit) {
        return sets.stream()
                .filter(set -> set.exercise().equals(exercise))
                .filter(set ->
                        set.role() == SetRole.TOP || set.role() == SetRole.BACKOFF || set.role() == SetRole.STRAIGHT)
                .map(set -> e1rm(set, unit))
                .filter(e1rm -> e1rm != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Exact e1rm(LoggedSet set, WeightUnit unit) {
        var rpe = set.rpe();
        return rpe == null || set.reps() < 1 || RpeChart.isLowerBound(set.reps(), rpe)
                ? null
                : RpeChart.e1rm(set.loadIn(unit), set.reps(), rpe);
    }
}
