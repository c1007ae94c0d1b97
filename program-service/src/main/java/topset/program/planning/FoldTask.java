package topset.program.planning;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.facts.FactsChanged;
import topset.program.planning.Known.Planned;
import topset.program.training.ExerciseTrend;
import topset.program.training.TrainingCalendar;
import topset.program.training.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.StreamKey;

/**
 * A program to fold.
 *
 * @param fromWeek the week to go on from; 0: all of it
 * @param earlierToo what came before the program may have changed
 * @param changed the facts that led here; absent when time or a command did
 * @param today sessions whose backoffs may come out differently although none of their sets changed
 */
record FoldTask(
        Known known,
        Planned planned,
        int fromWeek,
        boolean earlierToo,
        @Nullable FactsChanged changed,
        Set<String> today) {

    /** Nobody trained before. */
    static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");

    /** The whole of a program, and what came before it. */
    static FoldTask all(Known known, Planned planned, @Nullable FactsChanged changed) {
        return new FoldTask(known, planned, 0, true, changed, Set.of());
    }

    /**
     * From a week on.
     *
     * @param week the first week whose sets may have changed; the last week planned is only provisional, so nothing resumes
     *     from there
     */
    static FoldTask from(Known known, Planned planned, int week, @Nullable FactsChanged changed) {
        return planned.plannedTo() == 0
                ? all(known, planned, changed)
                : new FoldTask(
                        known, planned, Math.max(0, Math.min(week, planned.plannedTo() - 1)), false, changed, Set.of());
    }

    Athlete athlete() {
        return known.athlete();
    }

    Program program() {
        return planned.program();
    }

    TrainingCalendar calendar() {
        return known.calendar(program());
    }

    WeekTable.Key key() {
        return new WeekTable.Key(athlete().gym(), program().id());
    }

    WeekTable.Wanted wanted() {
        return new WeekTable.Wanted(athlete(), program(), fromWeek, sessions());
    }

    /** Whether this week's plan may come out differently, so that a backoff that was told today is no longer right. */
    boolean replansThisWeek() {
        return planned.plannedTo() == 0 || fromWeek < planned.plannedTo() - 1;
    }

    FoldTask with(Set<String> sessionsOfToday) {
        return new FoldTask(known, planned, fromWeek, earlierToo, changed, sessionsOfToday);
    }

    Set<String> sessions() {
        if (changed == null || today.isEmpty()) {
            return changed == null ? today : changed.sessionIds();
        }
        var sessions = new HashSet<>(today);
        sessions.addAll(changed.sessionIds());
        return sessions;
    }

    StreamKey stream() {
        return new StreamKey(athlete().gym(), Planner.streamName(program().id()));
    }

    /** Sets of sessions that started from then on are needed. */
    Instant setsFrom() {
        return earlierToo ? LONG_AGO : weeksFrom();
    }

    /** Sets of sessions that started from then on may belong to the weeks folded. */
    Instant weeksFrom() {
        return calendar().startOf(Math.max(1, fromWeek));
    }

    /** Only weeks' sets; what came before the program is not one of them. */
    List<LoggedSet> weeksOf(List<LoggedSet> sets) {
        var from = weeksFrom();
        return sets.stream().filter(set -> !set.sessionStart().isBefore(from)).toList();
    }

    ProgramCommand.Fold command(List<LoggedSet> sets, Function<String, @Nullable Exercise> catalogue, Instant asOf) {
        Map<String, ExerciseTrend> earlier =
                earlierToo ? known.before(program(), catalogue).trends(sets) : null;
        return new ProgramCommand.Fold(
                fromWeek,
                known.setting(program(), catalogue),
                earlier,
                weeksOf(sets),
                sessions(),
                asOf,
                changed == null ? null : changed.causedBy());
    }

    /** When the week that runs ends; absent once nothing is left to close. */
    @Nullable
    Instant nextWeekAt(Instant asOf) {
        var endsAt = known.endsAt(program());
        var calendar = calendar();
        int week = Math.max(0, calendar.weekOf(asOf));
        return endsAt != null && !calendar.startOf(Math.max(1, week)).isBefore(endsAt)
                ? null
                : calendar.startOf(week + 1);
    }
}
