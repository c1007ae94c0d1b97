package topset.program.roster;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.program.planning.AthletePlanned;
import topset.program.planning.AthletePlanned.FoldedProgram;
import topset.program.planning.Program;
import topset.program.roster.RosterEntry.Count;
import topset.program.roster.RosterEntry.MainLift;
import topset.program.roster.RosterEntry.Point;
import topset.program.roster.RosterEntry.Sessions;
import topset.program.roster.RosterEntry.Trend;
import topset.program.roster.RosterMemory.Rest;
import topset.program.roster.RosterMemory.Standing;
import topset.program.roster.RosterMemory.TrainedWeek;
import topset.program.training.SlotWeek;
import topset.program.training.lift.Lift;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;

/** What was planned → the athlete's row. Pure: the same folds give the same row, whatever their order. */
final class RosterFold {
    private static final int WEEKS_COUNTED = 4;
    private static final int POINTS_SHOWN = 16;

    private RosterFold() {}

    /** What is known after the folds. */
    static RosterMemory remember(RosterMemory before, AthletePlanned planned) {
        // The one that runs may not be among those folded; where none does, none is shown.
        var standing = planned.running() == null
                ? null
                : planned.programs().stream()
                        .filter(planned::runs)
                        .findFirst()
                        .map(folded -> standing(folded, planned))
                        .orElse(before.standing());
        var memory = before.with(standing);
        for (var folded : planned.programs()) {
            memory = memory.with(
                    folded.calendar().startDate(folded.fromWeek()),
                    folded.endsOn(),
                    RosterWeeks.of(folded, planned.asOf()));
        }
        return memory;
    }

    private static Standing standing(FoldedProgram folded, AthletePlanned planned) {
        var program = folded.program();
        int week = Math.max(0, folded.calendar().weekOf(planned.asOf()));
        return new Standing(
                program.id(),
                program.startsOn(),
                week,
                folded.calendar().startDate(Math.max(1, week)),
                rest(program, planned),
                main(program.lifts(week + 1)).stream()
                        .map(lift -> mainLift(folded, lift, week))
                        .toList(),
                RosterFlags.of(program, week));
    }

    private static List<Lift> main(List<Lift> lifts) {
        var withTopSet =
                lifts.stream().filter(lift -> lift.scheme().top() != null).toList();
        return withTopSet.isEmpty() ? lifts : withTopSet;
    }

    /** In a program's last week there is no next one to lift. */
    private static MainLift mainLift(FoldedProgram folded, Lift lift, int week) {
        var program = folded.program();
        var now = decided(program, lift, week);
        var next = program.isOfIt(week + 1, folded.endsOn()) ? decided(program, lift, week + 1) : null;
        var load = now == null ? null : now.prescription().load();
        var nextLoad = next == null ? null : next.prescription().load();
        return new MainLift(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.unit(),
                load == null ? null : load.output(),
                nextLoad == null ? null : nextLoad.output(),
                load == null || nextLoad == null ? null : nextLoad.minus(load).output(),
                next == null ? null : next.status().name());
    }

    private static @Nullable SlotWeek decided(Program program, Lift lift, int week) {
        var decided = program.weeks().get(new Program.SlotInWeek(week, lift.slotId()));
        return decided == null ? null : decided.slotWeek();
    }

    /** A pause begins and ends at the athlete's midnight. */
    private static @Nullable Rest rest(Program program, AthletePlanned planned) {
        var zone = zone(planned);
        var today = planned.asOf().atZone(zone).toLocalDate();
        return program.changes().pauses().stream()
                .filter(pause -> pause.to() == null || !pause.to().isBefore(today))
                .min(Comparator.comparing(pause -> pause.from()))
                .map(pause -> new Rest(
                        pause.from().atStartOfDay(zone).toInstant(),
                        pause.to() == null
                                ? null
                                : pause.to().plusDays(1).atStartOfDay(zone).toInstant()))
                .orElse(null);
    }

    /** The row. */
    static RosterEntry entry(AthletePlanned planned, RosterMemory memory) {
        var profile = planned.profile();
        var name = profile.details().displayName();
        var standing = memory.standing();
        return new RosterEntry(
                planned.athlete().id(),
                name == null || name.isBlank() ? planned.athlete().id() : name,
                standing == null ? null : standing.programId(),
                standing == null ? 0 : standing.week(),
                memory.weeks().values().stream()
                        .map(TrainedWeek::lastSessionAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(at -> at.atZone(zone(planned)).toOffsetDateTime())
                        .orElse(null),
                sessions(memory),
                standing == null ? List.of() : standing.lifts(),
                standing == null ? List.of() : trends(memory, standing),
                standing == null ? List.of() : standing.flags());
    }

    private static ZoneId zone(AthletePlanned planned) {
        return planned.profile().zone();
    }

    private static Sessions sessions(RosterMemory memory) {
        var standing = memory.standing();
        if (standing == null || standing.week() == 0) {
            return new Sessions(new Count(0, 0), new Count(0, 0));
        }
        var now = standing.weekStartsOn();
        return new Sessions(
                count(memory.weeks().subMap(now, true, now, true)),
                count(memory.weeks().subMap(now.minusWeeks(WEEKS_COUNTED), true, now, false)));
    }

    private static Count count(Map<LocalDate, TrainedWeek> weeks) {
        return new Count(
                weeks.values().stream().mapToInt(TrainedWeek::sessions).sum(),
                weeks.values().stream().mapToInt(TrainedWeek::planned).sum());
    }

    private static List<Trend> trends(RosterMemory memory, Standing standing) {
        var trends = new ArrayList<Trend>();
        var seen = new LinkedHashSet<String>();
        for (var lift : standing.lifts()) {
            if (seen.add(lift.exercise())) {
                trends.add(new Trend(lift.exercise(), lift.unit(), points(memory, lift.exercise(), lift.unit())));
            }
        }
        return trends;
    }

    private static List<Point> points(RosterMemory memory, String exercise, WeightUnit unit) {
        var dates = new ArrayList<LocalDate>();
        var bests = new ArrayList<Exact>();
        memory.weeks().forEach((startsOn, week) -> {
            var best = week.best().get(exercise);
            if (best != null) {
                dates.add(startsOn);
                bests.add(Loads.in(unit, new Weight(best.e1rm(), best.unit())));
            }
        });
        var smoothed = SmoothedEstimate.of(bests);
        var points = new ArrayList<Point>();
        for (int i = Math.max(0, dates.size() - POINTS_SHOWN); i < dates.size(); i++) {
            points.add(new Point(
                    dates.get(i), smoothed.get(i).output(), bests.get(i).output()));
        }
        return points;
    }
}
