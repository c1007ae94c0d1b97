package topset.program.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramAttendance;
import topset.program.replanning.ReplanTask;
import topset.rules.lift.LoggedSet;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.TrainingCalendar;
import topset.store.inbox.Parked;

/**
 * A program and its plan as of an instant. Weeks that have ended since the plan was stored are already final.
 *
 * @param program with the requested weeks
 * @param sets the sets of these weeks
 * @param finishedSessions of the last two days: session id to time of the finish
 * @param sequence of the newest session event that the plan contains
 */
public record PlanAsOf(
        Program program,
        ProgramDefinition definition,
        Profile profile,
        @Nullable LocalDate endsOn,
        List<LoggedSet> sets,
        Map<String, Instant> finishedSessions,
        Instant asOf,
        long sequence,
        @Nullable Parked parked) {

    /**
     * The plan of today as a transaction has computed it; empty if no set of today is among the computed weeks, because
     * then today's session may have begun before them.
     */
    public static Optional<PlanAsOf> ofToday(
            ReplanTask.Result computed, Map<String, Instant> finishedSessions, Instant asOf, long sequence) {
        var programs = computed.task().programs();
        var program = computed.program();
        var plan = new PlanAsOf(
                program,
                computed.definition(),
                programs.requireProfile(),
                programs.endsOn(program).orElse(null),
                computed.folded().sets(),
                finishedSessions,
                asOf,
                sequence,
                null);
        return Optional.of(plan).filter(each -> each.sets().stream().anyMatch(each::isOfToday));
    }

    boolean isOfToday(LoggedSet set) {
        return dateOf(set.completedAt()).equals(today());
    }

    public TrainingCalendar calendar() {
        return definition.calendar();
    }

    public ZoneId zone() {
        return profile.zone();
    }

    LocalDate dateOf(Instant time) {
        return time.atZone(zone()).toLocalDate();
    }

    LocalDate today() {
        return dateOf(asOf);
    }

    /** From 1; 0 or less before the program starts. */
    public int currentWeek() {
        return calendar().weekOf(asOf);
    }

    public boolean isPlanned(int week) {
        return week >= 1 && week <= Math.max(0, currentWeek()) + 1 && program.coversWeek(week, endsOn);
    }

    /**
     * The following weeks, until the program ends, if the given sets had been lifted since the start of the running
     * week, or since week 1 if the program has not started.
     */
    public List<FoldedWeek> simulate(List<LoggedSet> lifted, Instant then) {
        var from = program.entered(Math.max(1, currentWeek()));
        return ProgramFold.fold(definition, from, lifted, then).stream()
                .filter(week -> program.coversWeek(week.week(), endsOn))
                .toList();
    }

    /** Needs the plan from the previous week on. */
    public List<MissedDay> missedDays() {
        if (program.schedule().days().isEmpty()) {
            return List.of();
        }
        int week = currentWeek();
        var own = sets.stream()
                .filter(set -> definition.endsAt() == null || set.sessionStart().isBefore(definition.endsAt()))
                .toList();
        var attendance = ProgramAttendance.of(
                program, endsOn, week, ProgramAttendance.trained(program, calendar(), own, week - 1, week));
        return attendance.missedOn(today());
    }
}
