package topset.program.replanning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.PlanState;
import topset.program.programs.ProgramEvent;
import topset.program.programs.WeekTable;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.SlotTargetMessages;
import topset.program.roster.AthletePlanned;
import topset.program.roster.RosterProjection;
import topset.store.Actor;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Computes an athlete's plans again after a change, inside the caller's transaction and under the athlete's lock. The
 * cost does not grow with the length of the history.
 */
@ApplicationScoped
public class Planner {
    private final Timer recompute;
    private final GymCatalogues catalogues;

    public Planner(MeterRegistry metrics, GymCatalogues catalogues) {
        this.catalogues = catalogues;
        this.recompute = Timer.builder("topset_recompute")
                .description("Time to compute the plans of an athlete again")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /** {@code programs} are the programs as they are after the change. */
    public void replan(Tx tx, Actor actor, AthletePrograms programs, Cause cause, Instant asOf) throws SQLException {
        var replanning = begin(programs, cause, asOf);
        tx.query(replanning.missing(tx));
        replanning.store(tx, actor);
    }

    /** Does the same in two steps, so that several works can read together. */
    public Replanning begin(AthletePrograms programs, Cause cause, Instant asOf) {
        return begin(programs, new PlanInput(programs.athlete()), cause, asOf);
    }

    /** Does the same if something is read already. */
    public Replanning begin(AthletePrograms programs, PlanInput input, Cause cause, Instant asOf) {
        return new Replanning(programs, input, cause, asOf);
    }

    /** The plans of an athlete that must be computed again: none if the athlete has no profile, and so no program. */
    public final class Replanning {
        private final AthletePrograms programs;
        private final PlanInput input;
        private final Cause cause;
        private final Instant asOf;
        private final List<ReplanTask> tasks;

        private @Nullable List<ReplanTask.Result> folds;

        private Replanning(AthletePrograms programs, PlanInput input, Cause cause, Instant asOf) {
            this.programs = programs;
            this.input = input;
            this.cause = cause;
            this.asOf = asOf;
            this.tasks = programs.profile() == null ? List.of() : tasks(programs, cause);
        }

        /** Returns the queries that must run before {@link #store}, with the heads that {@code tx} then expects. */
        public RoundTrip missing(Tx tx) {
            return programs.profile() == null ? new RoundTrip() : input.missing(tx, tasks);
        }

        /** Computes the plans before {@link #store}, which then stores what this has found. */
        public List<ReplanTask.Result> fold(Connection connection) throws SQLException {
            folds = folds(catalogues.load(connection, programs.athlete().gym()));
            return folds;
        }

        public void store(Tx tx, Actor actor) throws SQLException {
            if (programs.profile() == null) {
                return;
            }
            var timer = Timer.start();
            if (cause instanceof Cause.Sets changed) {
                input.row().change(changed.changes());
            }
            var isNew = folds == null && !tasks.isEmpty();
            var computed = computed(tx);
            append(tx, actor, computed);
            tx.rows(rows(computed));
            RosterProjection.planned(tx, actor, planned(computed), input.row());
            if (isNew) {
                timer.stop(recompute);
            }
        }

        private List<ReplanTask.Result> computed(Tx tx) throws SQLException {
            if (folds == null) {
                folds = tasks.isEmpty() ? List.of() : folds(catalogues.of(programs, tx::query));
            }
            return folds;
        }

        /** The plan that {@link #store} has stored of the program that is active now; empty if it has not changed. */
        public Optional<ReplanTask.Result> active() {
            return Objects.requireNonNull(folds).stream()
                    .filter(each -> programs.isActive(each.program(), asOf))
                    .findFirst();
        }

        private List<ReplanTask.Result> folds(GymCatalogue catalogue) {
            var stored = input.programs(tasks);
            var sets = cause instanceof Cause.Sets changed ? changed.changes().over(input.sets()) : input.sets();
            return tasks.stream()
                    .map(task -> task.replan(sets, stored, catalogue::find, asOf))
                    .toList();
        }

        /** If no program is computed again, the event of a command notifies the clients of the live stream. */
        private AthletePlanned planned(List<ReplanTask.Result> computed) {
            var isNotified = computed.isEmpty()
                    ? !(cause instanceof Cause.Sets || cause instanceof Cause.Rebuild)
                    : computed.stream()
                            .anyMatch(fold -> !fold.change().results().isEmpty());
            var folded = computed.stream().map(ReplanTask.Result::folded).toList();
            return new AthletePlanned(programs, isNotified, cause instanceof Cause.Rebuild, folded, asOf);
        }

        /** The rows from which the next computation starts. */
        private RoundTrip rows(List<ReplanTask.Result> computed) {
            var changed = new LinkedHashMap<UUID, PlanState>();
            var progress = new ArrayList<Planned>();
            for (var fold : computed) {
                var planned = fold.task().planned();
                var id = fold.program().id();
                changed.put(id, fold.change().rows());
                var plannedTo = fold.plannedTo();
                var nextWeekAt = programs.nextWeekAt(planned.program(), asOf);
                if (plannedTo != planned.plannedTo() || !Objects.equals(nextWeekAt, planned.nextWeekAt())) {
                    progress.add(new Planned(fold.program(), plannedTo, nextWeekAt));
                }
            }
            return WeekTable.save(programs.athlete().gym(), changed, progress);
        }

        /** Appends the results, with their messages. */
        private void append(Tx tx, Actor actor, List<ReplanTask.Result> computed) throws SQLException {
            var states = new ArrayList<OutgoingMessage>();
            var traceParent = cause instanceof Cause.Sets sets ? sets.traceParent() : null;
            for (var fold : computed) {
                var results = fold.change().results().stream()
                        .map(fact -> ProgramStream.newEvent(new ProgramEvent.Result(fact), asOf))
                        .toList();
                if (results.isEmpty()) {
                    continue;
                }
                var task = fold.task();
                var newest = new LinkedHashMap<String, RecordedEvent>();
                var by = actor.causedBy(task.causedBy());
                var stream = task.stream().name();
                for (var each : tx.append(programs.athlete(), stream, results, by, traceParent)) {
                    if (each.event() instanceof ProgramEvent.Result(TargetRecomputed target)) {
                        newest.put(target.slotId(), each.stored());
                    }
                }
                states.addAll(newestStates(fold, newest));
            }
            states.forEach(tx::message);
        }

        /**
         * Only the slots of the active program are published, because the topic has one value per slot. If the program
         * has just begun, slots that only the previous program had get a Kafka tombstone.
         */
        private List<OutgoingMessage> newestStates(ReplanTask.Result fold, Map<String, RecordedEvent> newest) {
            var program = fold.program();
            if (newest.isEmpty() || !programs.isActive(program, asOf)) {
                return List.of();
            }
            var messages = new ArrayList<OutgoingMessage>();
            newest.forEach(
                    (slotId, event) -> messages.add(SlotTargetMessages.state(event, programs, program, slotId, asOf)));
            var hasBegun = fold.task().planned().plannedTo() <= 1 && programs.currentWeek(program, asOf) >= 1;
            if (hasBegun) {
                var event = newest.values().iterator().next();
                var before = programs.programs().stream()
                        .takeWhile(each -> !each.program().id().equals(program.id()));
                // Tombstones are harmless if they are published several times.
                messages.addAll(SlotTargetMessages.tombstones(event, before, program));
            }
            return messages;
        }
    }

    private static List<ReplanTask> tasks(AthletePrograms programs, Cause cause) {
        return programs.programs().stream()
                .flatMap(planned -> ReplanTask.of(programs, planned, cause).stream())
                .toList();
    }
}
