package topset.program.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.SlotTargets;
import topset.contract.Topics;
import topset.contract.Why;
import topset.edge.publication.PublicMessage;
import topset.edge.web.ContractJson;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Program;
import topset.program.programs.Program.SlotInWeek;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/**
 * The messages of the compacted topic of targets. Each has the targets of one slot for this and the next week, so
 * subscribers need not join two messages.
 */
public final class SlotTargetMessages {

    private SlotTargetMessages() {}

    public static OutgoingMessage state(
            RecordedEvent event, AthletePrograms programs, Program program, String slotId, Instant now) {
        return message(event, slotId, ContractJson.write(state(programs, program, slotId, now)));
    }

    public static SlotTargets state(AthletePrograms programs, Program program, String slotId, Instant now) {
        int week = programs.currentWeek(program, now);
        var endsOn = programs.endsOn(program).orElse(null);
        return new SlotTargets(
                slotId,
                program.lift(slotId, Math.max(1, week)).exercise(),
                program.id(),
                target(program, week, slotId),
                program.coversWeek(week + 1, endsOn) ? target(program, week + 1, slotId) : null);
    }

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

    private static SlotTargets.@Nullable Target target(Program program, int number, String slotId) {
        var decided = program.weeks().get(new SlotInWeek(number, slotId));
        if (decided == null) {
            return null;
        }
        var week = decided.slotWeek();
        var prescription = ContractMapper.prescription(week.prescription());
        var done = ContractMapper.done(program, week);
        return new SlotTargets.Target(
                week.week(),
                program.lift(slotId, number).exercise(),
                week.status(),
                decided.revision(),
                prescription,
                ContractMapper.planned(week),
                done == null ? null : done.exercise(),
                done == null ? null : done.unit(),
                done == null ? null : done.top(),
                done == null ? null : done.outcome(),
                done == null ? null : done.e1rm(),
                prescription.backoff() == null ? null : prescription.backoff().reductionPercent(),
                decided.flags(),
                week.why().stream().map(Why::rule).toList());
    }
}
