package topset.program.publishing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.SlotTargets;
import topset.contract.TargetRecomputed;
import topset.contract.Topics;
import topset.contract.Why;
import topset.edge.publication.PublicMessage;
import topset.edge.web.ContractJson;
import topset.program.programs.Program;
import topset.program.programs.Program.SlotInWeek;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/**
 * Makes the messages of the compacted Kafka topic of targets. A message contains the targets of one slot for the current and the next week, so subscribers need not join two messages.
 */
public final class SlotTargetMessages {

    private SlotTargetMessages() {}

    /**
     * Makes the message with the targets of a slot after an event. The message has the event's
     * CloudEvents headers.
     *
     * @param endsOn the first day after the program; absent if no end is known
     */
    public static OutgoingMessage state(
            RecordedEvent event, Program program, String slotId, int currentWeek, @Nullable LocalDate endsOn) {
        return message(event, slotId, ContractJson.write(state(program, slotId, currentWeek, endsOn)));
    }

    /**
     * Makes the message value with the targets of a slot.
     *
     * @param endsOn the first day after the program; absent if no end is known
     */
    public static SlotTargets state(Program program, String slotId, int currentWeek, @Nullable LocalDate endsOn) {
        int nextWeek = currentWeek + 1;
        return new SlotTargets(
                slotId,
                program.lift(slotId, Math.max(1, currentWeek)).exercise(),
                program.id(),
                target(program, new SlotInWeek(currentWeek, slotId)),
                program.coversWeek(nextWeek, endsOn) ? target(program, new SlotInWeek(nextWeek, slotId)) : null);
    }

    /** For a slot that no longer exists. */
    public static OutgoingMessage tombstone(RecordedEvent event, String slotId) {
        return message(event, slotId, null);
    }

    public static List<OutgoingMessage> tombstones(RecordedEvent ended, Program program) {
        return program.lifts().started().stream()
                .map(lift -> tombstone(ended, lift.slotId()))
                .toList();
    }

    private static OutgoingMessage message(RecordedEvent event, String slotId, byte @Nullable [] value) {
        var athlete = event.athlete();
        var headers = PublicMessage.envelope(event, EventType.TARGET_RECOMPUTED).headers();
        headers.put("ce_type", SlotTargets.CE_TYPE);
        headers.put("ce_dataschema", SlotTargets.DATA_SCHEMA);
        return new OutgoingMessage(
                Topics.TARGETS,
                Topics.slotKey(athlete.gym(), athlete.id(), slotId),
                Topics.athleteKey(athlete.gym(), athlete.id()),
                headers,
                value,
                true);
    }

    private static SlotTargets.@Nullable Target target(Program program, SlotInWeek slot) {
        var decided = program.weeks().get(slot);
        if (decided == null) {
            return null;
        }
        var week = decided.slotWeek();
        var prescription = ContractMapper.prescription(week.prescription());
        var done = ContractMapper.done(program, week);
        return new SlotTargets.Target(
                week.week(),
                program.lift(slot.slotId(), slot.week()).exercise(),
                TargetRecomputed.Status.valueOf(week.status().name()),
                decided.revision(),
                prescription,
                ContractMapper.planned(week),
                done == null ? null : done.exercise(),
                done == null ? null : done.unit(),
                done == null ? null : done.top(),
                done == null ? null : done.outcome(),
                done == null ? null : done.e1rm(),
                prescription.backoff() == null ? null : prescription.backoff().reductionPercent(),
                ContractMapper.flags(week.flags(), decided.revisedAfterFinal()),
                ContractMapper.why(week.why()).stream().map(Why::rule).toList());
    }
}
