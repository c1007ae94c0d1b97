package topset.program.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.program.programs.Program;
import topset.program.roster.AthletePlanned.FoldedProgram;
import topset.program.roster.RosterEntry.Count;
import topset.program.roster.RosterEntry.MainLift;
import topset.program.roster.RosterEntry.Point;
import topset.program.roster.RosterEntry.Sessions;
import topset.program.roster.RosterEntry.Trend;
import topset.program.roster.RosterMemory.Rest;
import topset.program.roster.RosterMemory.Standing;
import topset.program.roster.RosterMemory.TrainedWeek;
import topset.program.seen.SeenFlag;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Lift;
import topset.rules.load.Loads;
import topset.rules.week.SlotWeek;

/**
 * Computes an athlete's row in the roster from the planned weeks. The computation has no
 * side effects. The order in which the weeks were planned does not affect the row.
 */
final class RosterFold {
    private static final int WEEKS_COUNTED = 4;
    private static final int POINTS_SHOWN = 16;

    private RosterFold() {}

    /**
     * Returns the stored data from which an athlete's row in the roster is made, updated
     * by the newly planned weeks.
     */
    // If the plan of the current program was not computed again, its stored state is kept. If the athlete has no
    // current program, the stored state of the previous program is removed.
    static RosterMemory remember(RosterMemory before, AthletePlanned planned) {
        var standing = planned.running() == null
                ? null
                : planned.programs().stream()
                        .filter(planned::runs)
                        .findFirst()
                        .map(folded -> standing(folded, planned, before.standing()))
                        .orElse(before.standing());
        var memory = before.with(standing == null ? null : standing.on(today(planned)));
        for (var folded : planned.programs()) {
            memory = memory.with(
                    folded.calendar().startDate(folded.fromWeek()),
                    folded.endsOn(),
                    new RosterWeeks(folded, planned.profile().weighed()).upTo(planned.asOf()));
        }
        return memory;
    }

    private static Standing standing(FoldedProgram folded, AthletePlanned planned, @Nullable Standing before) {
        var program = folded.program();
        int week = Math.max(0, folded.calendar().weekOf(planned.asOf()));
        var flags = RosterFlags.of(program, week);
        return new Standing(
                program.id(),
                program.startsOn(),
                week,
                folded.calendar().startDate(Math.max(1, week)),
                rests(program, planned),
                mainLifts(folded, planned, week),
                exercises(folded, planned, week),
                flags.flags(),
                flags.causes(),
                new RosterWeeks(folded, planned.profile().weighed()).attendance(week, before),
                null);
    }

    private static List<Lift> main(List<Lift> lifts) {
        var withTopSet =
                lifts.stream().filter(lift -> lift.scheme().top() != null).toList();
        return withTopSet.isEmpty() ? lifts : withTopSet;
    }

    /**
     * Returns the main lifts with their loads in this and the next week. The next week belongs to the same program or
     * to the program that follows it. If there is no next week, the lifts have no load for it.
     */
    private static List<MainLift> mainLifts(FoldedProgram folded, AthletePlanned planned, int week) {
        var program = folded.program();
        if (program.coversWeek(week + 1, folded.endsOn())) {
            return main(program.liftsIn(week + 1)).stream()
                    .map(lift -> mainLift(
                            lift,
                            isReplaced(program, lift, week),
                            decided(program, lift, week),
                            decided(program, lift, week + 1)))
                    .toList();
        }
        var following = following(folded, planned, week);
        var lifts = new ArrayList<MainLift>();
        var carriedOn = new LinkedHashSet<Lift>();
        for (var lift : main(program.liftsIn(Math.max(1, week)))) {
            var same = main(following == null ? List.of() : following.liftsIn(1)).stream()
                    .filter(other -> other.exercise().equals(lift.exercise()) && other.unit() == lift.unit())
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                carriedOn.add(same);
            }
            lifts.add(mainLift(
                    lift,
                    false,
                    decided(program, lift, week),
                    same == null || following == null ? null : decided(following, same, 1)));
        }
        if (following != null) {
            main(following.liftsIn(1)).stream()
                    .filter(lift -> !carriedOn.contains(lift))
                    .forEach(lift -> lifts.add(mainLift(lift, false, null, decided(following, lift, 1))));
        }
        return lifts;
    }

    private static List<String> exercises(FoldedProgram folded, AthletePlanned planned, int week) {
        var program = folded.program();
        var following = program.coversWeek(week + 1, folded.endsOn()) ? null : following(folded, planned, week);
        var next = following == null ? program.liftsIn(Math.max(1, week) + 1) : following.liftsIn(1);
        return Stream.concat(program.liftsIn(Math.max(1, week)).stream(), next.stream())
                .map(Lift::exercise)
                .distinct()
                .toList();
    }

    /**
     * Returns the program that starts on the day on which the given program ends, if this day is in the current or the
     * next week; null if there is no such program. The plans of both programs are always computed together.
     */
    private static @Nullable Program following(FoldedProgram folded, AthletePlanned planned, int week) {
        var afterNext = folded.calendar().startDate(Math.max(1, week) + 2);
        return planned.programs().stream()
                .filter(other -> other.endsOn() == null
                        || other.program().startsOn().isBefore(other.endsOn())) // not cancelled before its start
                .map(FoldedProgram::program)
                .filter(other -> other.startsOn().equals(folded.endsOn())
                        && other.startsOn().isBefore(afterNext))
                .findFirst()
                .orElse(null);
    }

    /** Whether another exercise has the place of a lift until next week: their loads cannot be compared. */
    private static boolean isReplaced(Program program, Lift lift, int week) {
        return program.findLift(lift.slotId(), Math.max(1, week))
                .filter(now -> !now.exercise().equals(lift.exercise()))
                .isPresent();
    }

    private static MainLift mainLift(Lift lift, boolean isReplaced, @Nullable SlotWeek now, @Nullable SlotWeek next) {
        var load = now == null ? null : now.prescription().load();
        var nextLoad = next == null ? null : next.prescription().load();
        var change = load == null || nextLoad == null || isReplaced ? null : nextLoad.minus(load);
        return new MainLift(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.unit(),
                load == null ? null : load.output(),
                nextLoad == null ? null : nextLoad.output(),
                planned(now),
                planned(next),
                change == null ? null : change.output(),
                next == null ? null : next.status().name());
    }

    private static @Nullable BigDecimal planned(@Nullable SlotWeek week) {
        return week == null || week.planned() == null
                ? null
                : week.planned().load().output();
    }

    private static @Nullable SlotWeek decided(Program program, Lift lift, int week) {
        var decided = program.weeks().get(new Program.SlotInWeek(week, lift.slotId()));
        return decided == null ? null : decided.slotWeek();
    }

    /** Converts the pauses of a program to instants. A pause begins and ends at midnight in the athlete's time zone. */
    private static List<Rest> rests(Program program, AthletePlanned planned) {
        var zone = zone(planned);
        var today = planned.asOf().atZone(zone).toLocalDate();
        return program.adjustments().pauses().stream()
                .filter(pause -> pause.to() == null || !pause.to().isBefore(today))
                .map(pause -> new Rest(
                        pause.from().atStartOfDay(zone).toInstant(),
                        pause.to() == null
                                ? null
                                : pause.to().plusDays(1).atStartOfDay(zone).toInstant()))
                .toList();
    }

    /**
     * Makes an athlete's row in the roster from the stored data, the start of the newest
     * session and the marks of seen flags.
     */
    static RosterEntry entry(
            AthletePlanned planned,
            RosterMemory memory,
            @Nullable Instant lastSessionAt,
            Map<FlagCode, SeenFlag> marks) {
        var profile = planned.profile();
        var name = profile.details().displayName();
        var standing = memory.standing();
        return new RosterEntry(
                planned.athlete().id(),
                name == null || name.isBlank() ? planned.athlete().id() : name,
                standing == null ? null : standing.programId(),
                standing == null ? 0 : standing.week(),
                lastSessionAt == null
                        ? null
                        : lastSessionAt.atZone(zone(planned)).toOffsetDateTime(),
                sessions(memory),
                standing == null ? List.of() : standing.lifts(),
                standing == null ? List.of() : trends(memory, standing),
                standing == null ? List.of() : RosterFlags.reviewed(standing, marks, zone(planned)));
    }

    static LocalDate today(AthletePlanned planned) {
        return planned.asOf().atZone(zone(planned)).toLocalDate();
    }

    static ZoneId zone(AthletePlanned planned) {
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
        var points = new ArrayList<Point>();
        memory.weeks().forEach((startsOn, week) -> {
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
