package topset.program.replanning;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.program.programs.PlanState;
import topset.program.programs.ProgramEvent;
import topset.program.programs.WeekTable;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.SlotTargetMessages;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/** Stores computed plans: results with their messages, and the rows from which the next computation starts. */
final class FoldStore {

    private FoldStore() {}

    static void store(Tx tx, Actor actor, Athlete athlete, List<ReplanResult> folds, Instant asOf) throws SQLException {
        append(tx, actor, folds, asOf);
        tx.rows(rows(athlete, folds, asOf));
    }

    private static RoundTrip rows(Athlete athlete, List<ReplanResult> folds, Instant asOf) {
        var changed = new LinkedHashMap<UUID, PlanState>();
        var progress = new ArrayList<WeekTable.Progress>();
        for (var fold : folds) {
            var task = fold.task();
            changed.put(task.program().id(), fold.change().rows());
            var plannedTo = fold.plannedTo();
            var nextWeekAt = task.programs().nextWeekAt(task.program(), asOf);
            if (plannedTo != task.planned().plannedTo()
                    || !Objects.equals(nextWeekAt, task.planned().nextWeekAt())) {
                progress.add(new WeekTable.Progress(task.program().id(), plannedTo, nextWeekAt));
            }
        }
        return WeekTable.save(athlete, changed, progress);
    }

    private static void append(Tx tx, Actor actor, List<ReplanResult> folds, Instant asOf) throws SQLException {
        var states = new ArrayList<OutgoingMessage>();
        for (var fold : folds) {
            var results = fold.change().results().stream()
                    .map(fact -> ProgramStream.newEvent(new ProgramEvent.Result(fact), asOf))
                    .toList();
            if (results.isEmpty()) {
                continue;
            }
            var task = fold.task();
            var newest = new LinkedHashMap<String, RecordedEvent>();
            var recorded = tx.append(List.of(new Append<>(
                    task.athlete(),
                    task.stream().name(),
                    results,
                    actor.causedBy(task.causedBy()),
                    task.cause() instanceof Cause.Sets sets ? sets.traceParent() : null)));
            for (var each : recorded) {
                if (each.event() instanceof ProgramEvent.Result(TargetRecomputed target)) {
                    newest.put(target.slotId(), each.stored());
                }
            }
            states.addAll(newestStates(fold, newest, asOf));
        }
        states.forEach(tx::message);
    }

    /**
     * Only the slots of the active program are published, because the topic has one value per slot. If the program has
     * just begun, slots that only the previous program had get a Kafka tombstone.
     */
    private static List<OutgoingMessage> newestStates(
            ReplanResult fold, Map<String, RecordedEvent> newest, Instant asOf) {
        var programs = fold.task().programs();
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
