package topset.program.planning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.program.facts.Facts;
import topset.program.facts.FactsChanged;
import topset.program.training.lift.LoggedSet;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.StoreTransaction;
import topset.store.StreamKey;

/**
 * Folds what changed into what is planned, inside the caller's transaction and under the athletes' locks: load, decide,
 * append, and keep the newest decisions where the next fold finds them. The cost does not grow with the history.
 */
@ApplicationScoped
public class Planner {
    private final Timer recompute;
    private final List<PlanObserver> observers;

    public Planner(MeterRegistry metrics, @All List<PlanObserver> observers) {
        this.observers = observers;
        this.recompute = Timer.builder("topset_recompute")
                .description("Time to fold a batch of changes into plans")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /** A program to fold from a week on. */
    private record Task(
            AthleteTable.Known known,
            AthleteTable.Planned planned,
            int fromWeek,
            @Nullable FactsChanged changed) {

        Program program() {
            return planned.program();
        }

        WeekTable.Key key() {
            return new WeekTable.Key(known.athlete().gym(), program().id());
        }

        Set<String> sessions() {
            return changed == null ? Set.of() : changed.sessionIds();
        }
    }

    /** Plans again what the facts touch. */
    public void factsChanged(StoreTransaction tx, List<FactsChanged> changes, Instant asOf) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        var known = AthleteTable.load(
                tx.connection(), changes.stream().map(FactsChanged::athlete).toList());
        var tasks = new ArrayList<Task>();
        for (var change : changes) {
            var athlete = Objects.requireNonNull(known.get(change.athlete()));
            for (var planned : athlete.programs()) {
                var week = firstWeekTouched(athlete, planned, change.sessionStarts());
                if (week < Integer.MAX_VALUE) {
                    tasks.add(new Task(athlete, planned, resumeAt(planned, week), change));
                }
            }
        }
        fold(tx, tasks, asOf);
    }

    /** Plans again because time has passed or a command changed the athlete: weeks that have ended by now are closed. */
    public void timePassed(StoreTransaction tx, Collection<Athlete> athletes, Instant asOf) throws SQLException {
        var tasks = new ArrayList<Task>();
        var without = new ArrayList<AthletePlanned>();
        for (var athlete : AthleteTable.load(tx.connection(), athletes).values()) {
            var profile = athlete.profile();
            if (profile != null && athlete.programs().isEmpty()) {
                without.add(new AthletePlanned(athlete.athlete(), profile, List.of(), asOf));
            }
            for (var planned : athlete.programs()) {
                tasks.add(new Task(athlete, planned, resumeAt(planned, Integer.MAX_VALUE), null));
            }
        }
        fold(tx, tasks, asOf);
        tell(tx, without);
    }

    private static int firstWeekTouched(
            AthleteTable.Known athlete, AthleteTable.Planned planned, Set<Instant> sessionStarts) {
        var calendar = athlete.calendar(planned.program());
        var endsAt = athlete.endsAt(planned.program());
        return sessionStarts.stream()
                .filter(start -> endsAt == null || start.isBefore(endsAt))
                .mapToInt(calendar::weekOf)
                .filter(week -> week >= 1)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The last week planned is only provisional, so nothing resumes from there; 0: fold it all. */
    private static int resumeAt(AthleteTable.Planned planned, int week) {
        return planned.plannedTo() == 0 ? 0 : Math.max(1, Math.min(week, planned.plannedTo() - 1));
    }

    private void fold(StoreTransaction tx, List<Task> tasks, Instant asOf) throws SQLException {
        if (tasks.isEmpty()) {
            return;
        }
        var timer = Timer.start();
        var programs = WeekTable.load(
                tx.connection(),
                tasks.stream()
                        .map(task -> new WeekTable.Wanted(
                                task.known().athlete(), task.program(), task.fromWeek(), task.sessions()))
                        .toList());
        var sets = Facts.since(tx.connection(), earliest(tasks));
        var decided = new LinkedHashMap<Task, List<ProgramEvent>>();
        for (var task : tasks) {
            var program = Objects.requireNonNull(programs.get(task.key()));
            decided.put(
                    task,
                    ProgramDecider.decide(
                            command(task, sets.getOrDefault(task.known().athlete(), List.of()), asOf), program));
        }
        append(tx, decided, programs, asOf);
        save(tx, decided, asOf);
        tell(tx, planned(decided, programs, sets, asOf));
        timer.stop(recompute);
    }

    private void tell(StoreTransaction tx, List<AthletePlanned> planned) throws SQLException {
        if (!planned.isEmpty()) {
            for (var observer : observers) {
                observer.planned(tx, planned);
            }
        }
    }

    private static List<AthletePlanned> planned(
            Map<Task, List<ProgramEvent>> decided,
            Map<WeekTable.Key, Program> programs,
            Map<Athlete, List<LoggedSet>> sets,
            Instant asOf) {
        var folded = new LinkedHashMap<Athlete, AthletePlanned>();
        decided.forEach((task, events) -> {
            var athlete = task.known().athlete();
            var profile = Objects.requireNonNull(task.known().profile());
            var program = Objects.requireNonNull(programs.get(task.key()));
            for (var event : events) {
                program = Program.evolve(program, event);
            }
            var from = from(task);
            var active = task.known().active(asOf.atZone(profile.zone()).toLocalDate());
            folded.computeIfAbsent(athlete, a -> new AthletePlanned(a, profile, new ArrayList<>(), asOf))
                    .programs()
                    .add(new AthletePlanned.FoldedProgram(
                            program,
                            task.known().calendar(program),
                            Math.max(1, task.fromWeek()),
                            sets.getOrDefault(athlete, List.of()).stream()
                                    .filter(set -> !set.sessionStart().isBefore(from))
                                    .toList(),
                            active.isPresent() && active.get().program().id().equals(program.id())));
        });
        return List.copyOf(folded.values());
    }

    private static List<Facts.Wanted> earliest(List<Task> tasks) {
        return tasks.stream()
                .collect(Collectors.toMap(
                        task -> task.known().athlete(), Planner::from, (a, b) -> a.isBefore(b) ? a : b))
                .entrySet()
                .stream()
                .map(entry -> new Facts.Wanted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Instant from(Task task) {
        return task.known().calendar(task.program()).startOf(Math.max(1, task.fromWeek()));
    }

    private static ProgramCommand.Fold command(Task task, List<LoggedSet> sets, Instant asOf) {
        var from = from(task);
        var changed = task.changed();
        return new ProgramCommand.Fold(
                task.fromWeek(),
                task.known().calendar(task.program()),
                sets.stream().filter(set -> !set.sessionStart().isBefore(from)).toList(),
                task.sessions(),
                asOf,
                task.known().endsAt(task.program()),
                changed == null ? null : changed.causedBy());
    }

    private static void append(
            StoreTransaction tx,
            Map<Task, List<ProgramEvent>> decided,
            Map<WeekTable.Key, Program> programs,
            Instant asOf)
            throws SQLException {
        var changed = decided.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        var versions = tx.versions(
                changed.stream().map(entry -> stream(entry.getKey())).toList());
        var appends = new ArrayList<Append>();
        for (var entry : changed) {
            var task = entry.getKey();
            var cause = task.changed();
            appends.add(new Append(
                    task.known().athlete(),
                    stream(task).name(),
                    versions.getOrDefault(stream(task), 0L),
                    entry.getValue().stream()
                            .map(event -> newEvent(task.known().athlete(), event, asOf))
                            .toList(),
                    cause == null ? null : cause.traceParent()));
        }
        var recorded = tx.append(appends).iterator();
        var targets = new ArrayList<OutgoingMessage>();
        for (var entry : changed) {
            var program = Objects.requireNonNull(programs.get(entry.getKey().key()));
            var newest = new LinkedHashMap<String, RecordedEvent>();
            for (var event : entry.getValue()) {
                var stored = recorded.next();
                program = Program.evolve(program, event);
                if (event instanceof ProgramEvent.WeekRecomputed recomputed && recomputed.visible()) {
                    newest.put(recomputed.slotWeek().slotId(), stored);
                }
            }
            targets.addAll(targets(entry.getKey(), program, newest, asOf));
        }
        tx.publish(targets);
    }

    /** The newest state of the slots that changed; of the program that is active, since the topic has one value a slot. */
    private static List<OutgoingMessage> targets(
            Task task, Program program, Map<String, RecordedEvent> newest, Instant asOf) {
        var profile = Objects.requireNonNull(task.known().profile());
        var active = task.known().active(asOf.atZone(profile.zone()).toLocalDate());
        if (active.isEmpty() || !active.get().program().id().equals(program.id())) {
            return List.of();
        }
        int current = Math.max(0, task.known().calendar(program).weekOf(asOf));
        return newest.entrySet().stream()
                .map(entry -> SlotTargetMessages.state(entry.getValue(), program, entry.getKey(), current))
                .toList();
    }

    static NewEvent newEvent(Athlete athlete, ProgramEvent event, Instant at) {
        return new NewEvent(
                ProgramEventCodec.type(event),
                at.atOffset(ZoneOffset.UTC),
                ProgramEventCodec.write(event),
                ProgramFeed.publish(athlete, event).isPresent());
    }

    private static StreamKey stream(Task task) {
        return new StreamKey(
                task.known().athlete().gym(), streamName(task.program().id()));
    }

    static String streamName(java.util.UUID programId) {
        return "program-" + programId;
    }

    private static void save(StoreTransaction tx, Map<Task, List<ProgramEvent>> decided, Instant asOf)
            throws SQLException {
        var weeks = new LinkedHashMap<Athlete, List<ProgramEvent.WeekRecomputed>>();
        var backoffs = new LinkedHashMap<Athlete, List<ProgramEvent.BackoffAdjusted>>();
        var progress = new ArrayList<WeekTable.Progress>();
        decided.forEach((task, events) -> {
            var athlete = task.known().athlete();
            int plannedTo = task.planned().plannedTo();
            for (var event : events) {
                switch (event) {
                    case ProgramEvent.WeekRecomputed recomputed -> {
                        weeks.computeIfAbsent(athlete, a -> new ArrayList<>()).add(recomputed);
                        plannedTo = Math.max(plannedTo, recomputed.slotWeek().week());
                    }
                    case ProgramEvent.BackoffAdjusted adjusted ->
                        backoffs.computeIfAbsent(athlete, a -> new ArrayList<>())
                                .add(adjusted);
                    case ProgramEvent.ProgramStarted started -> throw notFolded(started);
                    case ProgramEvent.ProfileChanged changed -> throw notFolded(changed);
                }
            }
            progress.add(new WeekTable.Progress(athlete.gym(), task.program().id(), plannedTo, nextWeekAt(task, asOf)));
        });
        WeekTable.saveWeeks(tx.connection(), weeks);
        WeekTable.saveBackoffs(tx.connection(), backoffs);
        WeekTable.saveProgress(tx.connection(), progress);
    }

    private static @Nullable Instant nextWeekAt(Task task, Instant asOf) {
        var calendar = task.known().calendar(task.program());
        var next = calendar.startOf(Math.max(0, calendar.weekOf(asOf)) + 1);
        var endsAt = task.known().endsAt(task.program());
        return endsAt != null && !asOf.isBefore(endsAt) ? null : next;
    }

    private static IllegalStateException notFolded(ProgramEvent event) {
        return new IllegalStateException("a fold does not decide " + ProgramEventCodec.type(event));
    }
}
