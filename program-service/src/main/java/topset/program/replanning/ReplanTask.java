package topset.program.replanning;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.EarlierWeek;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.publishing.ProgramStream;
import topset.program.roster.AthletePlanned.FoldedProgram;
import topset.rules.lift.LoggedSet;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.TrainingCalendar;
import topset.store.Athlete;
import topset.store.StreamKey;

/**
 * A program whose plan must be computed again from a week on; 0 means from the start. {@code earlier} is absent if the
 * sets before the program have not changed.
 */
public record ReplanTask(
        AthletePrograms programs,
        Planned planned,
        int fromWeek,
        @Nullable EarlierWeek earlier,
        Cause cause) {

    /** A computed plan; {@code change} is its difference from the stored one. */
    public record Result(
            ReplanTask task, ProgramDefinition definition, Replan.PlanChange change, FoldedProgram folded) {

        public Program program() {
            return folded.program();
        }

        public int plannedTo() {
            return change.rows().weeks().keySet().stream()
                    .mapToInt(Program.SlotInWeek::week)
                    .reduce(task.planned().plannedTo(), Math::max);
        }
    }

    /** Empty if the program's plan cannot be different. */
    static Optional<ReplanTask> of(AthletePrograms programs, Planned planned, Cause cause) {
        if (!isAffected(programs, planned.program(), cause)) {
            return cause instanceof Cause.Sets || !planned.isOpen()
                    ? Optional.empty()
                    : Optional.of(from(programs, planned, planned.plannedTo(), cause));
        }
        return Optional.of(
                from(programs, planned, programs.calendar(planned.program()).weekOf(cause.since()), cause));
    }

    /**
     * A program that now ends at the time of the change is affected, because it loses its later sets. Weeks of a program
     * before that of a decision are not computed again, because a release with other rules must not change weeks that
     * are over (training-rules.md § 18).
     */
    private static boolean isAffected(AthletePrograms programs, Program program, Cause cause) {
        var endsAt = programs.endsAt(program);
        if (cause.since().equals(Cause.NOW) || (endsAt != null && endsAt.isBefore(cause.since()))) {
            return false;
        }
        return !(cause instanceof Cause.Decision decision) || !programs.isBefore(program, decision.programId());
    }

    /**
     * The computation resumes from a week, but at the latest from the week before the last planned week, because the
     * last planned week is provisional. If an input is different since before the program, its first trends are computed
     * from the sets before it: since the last final week of an earlier program, or from all sets.
     */
    private static ReplanTask from(AthletePrograms programs, Planned planned, int week, Cause cause) {
        if (planned.plannedTo() > 0 && week > 0) {
            return new ReplanTask(programs, planned, Math.min(week, planned.plannedTo() - 1), null, cause);
        }
        var earlier = cause.since().equals(Cause.EVER) || cause.since().equals(Cause.NOW)
                ? EarlierWeek.ALL
                : programs.lastFinalWeek(planned.program(), cause.since());
        return new ReplanTask(programs, planned, 0, earlier, cause);
    }

    /** What the results name as their cause; null if time or a command led to the computation. */
    @Nullable
    String causedBy() {
        return switch (cause) {
            case Cause.Sets sets -> sets.causedBy();
            case Cause.Rebuild rebuild -> rebuild.causedBy();
            case Cause.Decision _, Cause.Change _ -> null;
        };
    }

    public Athlete athlete() {
        return programs.athlete();
    }

    public Program program() {
        return planned.program();
    }

    public TrainingCalendar calendar() {
        return programs.calendar(program());
    }

    /** Weeks of the program, and of the earlier program at which the computation starts. */
    Stream<WeekTable.Wanted> wanted() {
        var own = new WeekTable.Wanted(athlete(), program(), fromWeek, Integer.MAX_VALUE);
        return earlier == null || earlier.program() == null
                ? Stream.of(own)
                : Stream.of(own, new WeekTable.Wanted(athlete(), earlier.program(), earlier.week(), earlier.week()));
    }

    /** If so, a backoff load that was published today may change too. */
    boolean replansThisWeek() {
        return planned.plannedTo() == 0 || fromWeek < planned.plannedTo() - 1;
    }

    /** Whether this task needs no other rows than those of open programs from the week before the last planned one on. */
    boolean needsOpenWeeksOnly() {
        return isLast(planned, fromWeek)
                && (earlier == null
                        || (earlier.program() != null
                                && isLast(programs.find(earlier.program().id()).orElseThrow(), earlier.week())));
    }

    private static boolean isLast(Planned planned, int week) {
        return planned.isOpen() && planned.plannedTo() > 0 && week >= planned.plannedTo() - 1;
    }

    private Set<String> sessionsOfToday(List<LoggedSet> sets, Instant asOf) {
        var midnight = programs.midnight(asOf).toInstant();
        return sets.stream()
                .filter(set -> !set.completedAt().isBefore(midnight))
                .map(LoggedSet::sessionId)
                .collect(Collectors.toSet());
    }

    public StreamKey stream() {
        return ProgramStream.of(athlete().gym(), program().id());
    }

    /** The time from which this task needs sets. Sets of sessions that started earlier are not needed. */
    Instant setsFrom() {
        if (earlier == null) {
            return weeksFrom();
        }
        return earlier.program() == null
                ? Cause.EVER
                : programs.calendar(earlier.program()).startOf(earlier.week());
    }

    private Instant weeksFrom() {
        return calendar().startOf(Math.max(1, fromWeek));
    }

    private List<LoggedSet> ofProgram(List<LoggedSet> sets) {
        var endsAt = programs.endsAt(program());
        return since(weeksFrom(), sets).stream()
                .filter(set -> endsAt == null || set.sessionStart().isBefore(endsAt))
                .toList();
    }

    private static List<LoggedSet> since(Instant from, List<LoggedSet> sets) {
        return sets.stream().filter(set -> !set.sessionStart().isBefore(from)).toList();
    }

    /** {@code loaded} are all stored weeks that {@link #wanted} requested, by program. */
    Result replan(
            List<LoggedSet> sets,
            Map<UUID, Program> loaded,
            Function<String, @Nullable Exercise> catalogue,
            Instant asOf) {
        var stored = Objects.requireNonNull(loaded.get(program().id()));
        var sessions = cause instanceof Cause.Sets changed
                ? new HashSet<>(changed.changes().changedSessions())
                : new HashSet<String>();
        var isRebuild = cause instanceof Cause.Rebuild;
        if (isRebuild || replansThisWeek()) {
            sessions.addAll(sessionsOfToday(sets, asOf));
        }
        var replan = new Replan(
                athlete(),
                fromWeek,
                programs.definition(program(), catalogue)
                        .with(earlier == null ? stored.trends(1) : trends(earlier, sets, loaded, catalogue)),
                ofProgram(sets),
                sessions,
                asOf,
                causedBy());
        var change = isRebuild ? replan.correct(stored) : replan.of(stored);
        var program = stored.with(stored.planState().with(change.rows()));
        return new Result(
                this,
                replan.definition(),
                change,
                new FoldedProgram(programs, program, Math.max(1, fromWeek), replan.sets(), change.trends()));
    }

    private Map<String, ExerciseTrend> trends(
            EarlierWeek from,
            List<LoggedSet> sets,
            Map<UUID, Program> loaded,
            Function<String, @Nullable Exercise> catalogue) {
        Map<String, ExerciseTrend> entered = from.program() == null
                ? Map.of()
                : Objects.requireNonNull(loaded.get(from.program().id())).trends(from.week());
        return programs.before(program(), catalogue).trends(entered, since(setsFrom(), sets));
    }
}
