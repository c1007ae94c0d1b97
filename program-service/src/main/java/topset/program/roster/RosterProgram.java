package topset.program.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Pause;
import topset.program.programs.Program;
import topset.program.programs.ProgramAttendance;
import topset.program.roster.AthletePlanned.FoldedProgram;
import topset.program.roster.RosterEntry.MainLift;
import topset.program.roster.RosterFlags.CausedFlag;
import topset.rules.lift.Lift;
import topset.rules.week.Attendance;
import topset.rules.week.Attendance.TrainedDays;
import topset.rules.week.SlotWeek;

/**
 * The athlete's current program in its current week. The order in which the weeks were planned does not affect it.
 * {@code rests} are the pauses that are not over, as a PostgreSQL multirange; {@code pauseFrom} is the first day of the
 * next one, absent if none is to come. {@code flags} are without missed days,
 * because these also change without a new plan.
 */
record RosterProgram(
        UUID programId,
        int week,
        LocalDate weekStartsOn,
        String rests,
        @Nullable LocalDate pauseFrom,
        List<MainLift> lifts,
        List<String> exercises,
        List<CausedFlag> flags,
        @Nullable Attendance attendance) {

    /** The calendar's week before this one can begin in the second week of the program before the running one. */
    private static final int TRAINED_WEEKS_BEFORE = 2;

    /** @param before the state that is stored with the row */
    static RosterProgram of(AthletePlanned planned, FoldedProgram folded, @Nullable RosterProgram before) {
        var program = folded.program();
        var calendar = folded.calendar();
        int week = Math.max(0, calendar.weekOf(planned.asOf()));
        var hasNextWeek = program.coversWeek(week + 1, folded.endsOn());
        var following = hasNextWeek ? null : following(planned, folded, week);
        return new RosterProgram(
                program.id(),
                week,
                calendar.startDate(Math.max(1, week)),
                program.adjustments().pauses().stream()
                        .filter(pause -> pause.to() == null || !pause.to().isBefore(planned.today()))
                        .map(pause -> range(pause, planned))
                        .collect(Collectors.joining(",", "{", "}")),
                program.adjustments().pauses().stream()
                        .map(Pause::from)
                        .filter(from -> from.isAfter(planned.today()))
                        .min(LocalDate::compareTo)
                        .orElse(null),
                hasNextWeek ? mainLifts(program, week) : mainLiftsAtEnd(program, following, week),
                exercises(program, following, week),
                RosterFlags.onPlans(program, week),
                attendance(folded, week, before));
    }

    /** A pause begins and ends at midnight in the athlete's time zone. */
    private static String range(Pause pause, AthletePlanned planned) {
        var zone = planned.zone();
        var until = pause.to() == null
                ? ""
                : pause.to().plusDays(1).atStartOfDay(zone).toInstant();
        return "[" + pause.from().atStartOfDay(zone).toInstant() + "," + until + ")";
    }

    /** Null if no day of the program has a weekday. Trained days of a week that was not computed again are kept. */
    private static @Nullable Attendance attendance(FoldedProgram folded, int week, @Nullable RosterProgram before) {
        var program = folded.program();
        if (program.schedule().days().isEmpty()) {
            return null;
        }
        int from = Math.max(folded.fromWeek(), week - TRAINED_WEEKS_BEFORE);
        var known = before == null || before.attendance == null || !before.programId.equals(program.id())
                ? List.<TrainedDays>of()
                : before.attendance.trained();
        var computed = ProgramAttendance.trained(program, folded.calendar(), folded.sets(), from, week).stream();
        var trained = Stream.concat(
                        known.stream().filter(each -> each.week() >= week - TRAINED_WEEKS_BEFORE && each.week() < from),
                        computed)
                .toList();
        return ProgramAttendance.of(program, folded.endsOn(), week, trained);
    }

    private static List<Lift> main(List<Lift> lifts) {
        var withTopSet =
                lifts.stream().filter(lift -> lift.scheme().top() != null).toList();
        return withTopSet.isEmpty() ? lifts : withTopSet;
    }

    private static List<MainLift> mainLifts(Program program, int week) {
        return main(program.liftsIn(week + 1)).stream()
                .map(lift -> mainLift(
                        lift,
                        isReplaced(program, lift, week),
                        slotWeek(program, lift, week),
                        slotWeek(program, lift, week + 1)))
                .toList();
    }

    /** The next week belongs to the following program, or does not exist. */
    private static List<MainLift> mainLiftsAtEnd(Program program, @Nullable Program following, int week) {
        var nextLifts = following == null ? List.<Lift>of() : main(following.liftsIn(1));
        var added = new ArrayList<>(nextLifts);
        var lifts = new ArrayList<MainLift>();
        for (var lift : main(program.liftsIn(Math.max(1, week)))) {
            var same = nextLifts.stream()
                    .filter(other -> other.exercise().equals(lift.exercise()) && other.unit() == lift.unit())
                    .findFirst();
            same.ifPresent(added::remove);
            var next = same.map(other -> slotWeek(following, other, 1)).orElse(null);
            lifts.add(mainLift(lift, false, slotWeek(program, lift, week), next));
        }
        added.forEach(lift -> lifts.add(mainLift(lift, false, null, slotWeek(following, lift, 1))));
        return lifts;
    }

    private static List<String> exercises(Program program, @Nullable Program following, int week) {
        var next = following == null ? program.liftsIn(Math.max(1, week) + 1) : following.liftsIn(1);
        return Stream.concat(program.liftsIn(Math.max(1, week)).stream(), next.stream())
                .map(Lift::exercise)
                .distinct()
                .toList();
    }

    /**
     * The program that starts on the day on which the given program ends, if this day is in the current or the
     * next week; null if there is no such program. The plans of both programs are always computed together.
     */
    private static @Nullable Program following(AthletePlanned planned, FoldedProgram folded, int week) {
        var afterNext = folded.calendar().startDate(Math.max(1, week) + 2);
        var endsOn = folded.endsOn();
        return planned.folded().stream()
                .filter(other -> other.program().coversWeek(1, other.endsOn())) // not cancelled before its start
                .map(FoldedProgram::program)
                .filter(other ->
                        other.startsOn().equals(endsOn) && other.startsOn().isBefore(afterNext))
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
                next == null ? null : next.status());
    }

    private static @Nullable BigDecimal planned(@Nullable SlotWeek week) {
        return week == null || week.planned() == null
                ? null
                : week.planned().load().output();
    }

    private static @Nullable SlotWeek slotWeek(@Nullable Program program, Lift lift, int week) {
        return program == null ? null : program.slotWeek(week, lift.slotId());
    }
}
