package topset.program.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Program;
import topset.program.programs.ProgramAttendance;
import topset.program.roster.AthletePlanned.FoldedProgram;
import topset.program.roster.RosterEntry.MainLift;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.seen.FlagCause;
import topset.rules.lift.Lift;
import topset.rules.week.Attendance;
import topset.rules.week.Attendance.TrainedDays;
import topset.rules.week.Pause;
import topset.rules.week.SlotWeek;

/**
 * The athlete's current program in its current week, as the roster row shows it. The order in which the weeks were
 * planned does not affect it.
 *
 * @param rests the pauses that are not over, as a PostgreSQL multirange
 * @param exercises the exercises of all lifts of the program in this week and the next
 * @param flags without the flag about missed days, because missed days also change without a new plan
 * @param causes what raises the flags
 * @param attendance the planned and the trained days; absent if no day has a weekday
 */
record RosterProgram(
        UUID programId,
        int week,
        LocalDate weekStartsOn,
        String rests,
        List<MainLift> lifts,
        List<String> exercises,
        List<RosterFlag> flags,
        List<FlagCause> causes,
        @Nullable Attendance attendance) {

    /** @param before the state that is stored with the row */
    static RosterProgram of(AthletePlanned planned, FoldedProgram folded, @Nullable RosterProgram before) {
        var program = folded.program();
        var calendar = planned.programs().calendar(program);
        int week = Math.max(0, calendar.weekOf(planned.asOf()));
        var flags = RosterFlags.onPlans(program, week);
        return new RosterProgram(
                program.id(),
                week,
                calendar.startDate(Math.max(1, week)),
                program.adjustments().restDays().stream()
                        .filter(pause -> pause.to() == null || !pause.to().isBefore(planned.today()))
                        .map(pause -> range(pause, planned))
                        .collect(Collectors.joining(",", "{", "}")),
                mainLifts(planned, folded, week),
                exercises(planned, folded, week),
                flags.flags(),
                flags.causes(),
                attendance(planned, folded, week, before));
    }

    /** A pause begins and ends at midnight in the athlete's time zone. */
    private static String range(Pause pause, AthletePlanned planned) {
        var zone = planned.zone();
        var until = pause.to() == null
                ? ""
                : pause.to().plusDays(1).atStartOfDay(zone).toInstant();
        return "[" + pause.from().atStartOfDay(zone).toInstant() + "," + until + ")";
    }

    /**
     * Returns which days are planned and which days were trained, in the previous and the running week; null if no day
     * of the program has a weekday. If a week was not computed again, its trained days are copied from the stored
     * state.
     */
    private static @Nullable Attendance attendance(
            AthletePlanned planned, FoldedProgram folded, int week, @Nullable RosterProgram before) {
        var program = folded.program();
        if (program.schedule().days().isEmpty()) {
            return null;
        }
        int from = Math.max(folded.fromWeek(), week - 1);
        var known = before == null || before.attendance == null || !before.programId.equals(program.id())
                ? List.<TrainedDays>of()
                : before.attendance.trained();
        var trained = Stream.concat(
                        known.stream().filter(each -> each.week() >= week - 1 && each.week() < from),
                        ProgramAttendance.trained(
                                program,
                                planned.programs().calendar(program),
                                RosterWeeks.sets(planned, folded),
                                from,
                                week)
                                .stream())
                .toList();
        return ProgramAttendance.of(program, planned.endsOn(folded), week, trained);
    }

    /** Those with a top set, otherwise all. */
    private static List<Lift> main(List<Lift> lifts) {
        var withTopSet =
                lifts.stream().filter(lift -> lift.scheme().top() != null).toList();
        return withTopSet.isEmpty() ? lifts : withTopSet;
    }

    /**
     * Returns the main lifts with their loads in this and the next week. The next week belongs to the same program or
     * to the program that follows it. If there is no next week, the lifts have no load for it.
     */
    private static List<MainLift> mainLifts(AthletePlanned planned, FoldedProgram folded, int week) {
        var program = folded.program();
        if (program.coversWeek(week + 1, planned.endsOn(folded))) {
            return main(program.liftsIn(week + 1)).stream()
                    .map(lift -> mainLift(
                            lift,
                            isReplaced(program, lift, week),
                            slotWeek(program, lift, week),
                            slotWeek(program, lift, week + 1)))
                    .toList();
        }
        var following = following(planned, folded, week);
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

    private static List<String> exercises(AthletePlanned planned, FoldedProgram folded, int week) {
        var program = folded.program();
        var following = program.coversWeek(week + 1, planned.endsOn(folded)) ? null : following(planned, folded, week);
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
    private static @Nullable Program following(AthletePlanned planned, FoldedProgram folded, int week) {
        var afterNext = planned.programs().calendar(folded.program()).startDate(Math.max(1, week) + 2);
        var endsOn = planned.endsOn(folded);
        return planned.folded().stream()
                .filter(other -> {
                    var end = planned.endsOn(other);
                    return end == null || other.program().startsOn().isBefore(end); // not cancelled before its start
                })
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
                next == null ? null : next.status().name());
    }

    private static @Nullable BigDecimal planned(@Nullable SlotWeek week) {
        return week == null || week.planned() == null
                ? null
                : week.planned().load().output();
    }

    private static @Nullable SlotWeek slotWeek(@Nullable Program program, Lift lift, int week) {
        var decided = program == null ? null : program.weeks().get(new Program.SlotInWeek(week, lift.slotId()));
        return decided == null ? null : decided.slotWeek();
    }
}
