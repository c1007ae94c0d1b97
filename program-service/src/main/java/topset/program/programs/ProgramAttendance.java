package topset.program.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.SlotMatch;
import topset.rules.week.Attendance;
import topset.rules.week.Attendance.PausedDays;
import topset.rules.week.Attendance.PlannedDay;
import topset.rules.week.Attendance.TrainedDays;
import topset.rules.week.TrainingCalendar;

/** Finds which days of a program with weekdays the athlete trained. */
public final class ProgramAttendance {

    private ProgramAttendance() {}

    /** {@code trained} are the trained days of the running week and of those before it, as far as they are known. */
    public static Attendance of(Program program, @Nullable LocalDate endsOn, int week, List<TrainedDays> trained) {
        var slots = program.liftsIn(Math.max(1, week)).stream()
                .collect(Collectors.groupingBy(Lift::day, Collectors.mapping(Lift::slotId, Collectors.toList())));
        var days = program.schedule().days().stream()
                .filter(each -> slots.containsKey(each.day()))
                .map(each -> new PlannedDay(each, List.copyOf(Objects.requireNonNull(slots.get(each.day())))))
                .toList();
        var pauses = program.adjustments().pauses().stream().map(PausedDays::of).toList();
        return new Attendance(program.startsOn(), endsOn, days, pauses, trained);
    }

    /**
     * A day counts as trained if a working set belongs to one of its lifts, or is of a session that names this day.
     * Before the program starts, week 1 has no set.
     */
    public static List<TrainedDays> trained(
            Program program, TrainingCalendar calendar, Collection<LoggedSet> sets, int from, int to) {
        Map<Integer, List<LoggedSet>> byWeek =
                sets.stream().collect(Collectors.groupingBy(set -> calendar.weekOf(set.sessionStart())));
        var weeks = new ArrayList<TrainedDays>();
        for (int week = Math.max(1, from); week <= Math.max(1, to); week++) {
            weeks.add(new TrainedDays(
                    week, days(program.liftsIn(week), to < 1 ? List.of() : byWeek.getOrDefault(week, List.of()))));
        }
        return weeks;
    }

    private static List<Integer> days(List<Lift> lifts, List<LoggedSet> sets) {
        var bySession = sets.stream().collect(Collectors.groupingBy(LoggedSet::sessionId));
        var days = new TreeSet<Integer>();
        var match = new SlotMatch(lifts);
        for (var session : bySession.values()) {
            session.stream()
                    .filter(LoggedSet::isWorkingSet)
                    .flatMap(set -> Stream.concat(
                            Stream.ofNullable(set.day()),
                            Stream.ofNullable(match.slotOf(set, session)).map(Lift::day)))
                    .forEach(days::add);
        }
        return List.copyOf(days);
    }
}
