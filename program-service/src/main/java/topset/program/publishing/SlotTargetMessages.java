package topset.program.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.SlotTargets;
import topset.contract.Topics;
import topset.edge.publication.PublicMessage;
import topset.edge.web.ContractJson;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
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
        return SlotTargets.of(
                program.id(),
                slotId,
                program.lift(slotId, Math.max(1, week)).exercise(),
                target(programs, program, week, slotId),
                program.coversWeek(week + 1, endsOn) ? target(programs, program, week + 1, slotId) : null);
    }

    private static @Nullable TargetRecomputed target(
            AthletePrograms programs, Program program, int week, String slotId) {
        return program.target(week, slotId)
                .map(decided -> ProgramResults.target(programs.athlete(), program, decided, null, null))
                .orElse(null);
    }

    /** The weeks that {@link #state} needs; empty if the athlete has no planned program that runs or starts next. */
    public static Optional<WeekTable.Wanted> wanted(AthletePrograms programs, Instant now) {
        if (programs.profile() == null) {
            return Optional.empty();
        }
        return programs.currentOrNext(programs.today(now))
                .filter(planned -> planned.plannedTo() > 0)
                .map(planned -> {
                    int current = programs.currentWeek(planned.program(), now);
                    return new WeekTable.Wanted(
                            programs.athlete(), planned.program(), Math.max(1, current), current + 1);
                });
    }

    /** Kafka tombstones for the slots of programs that the active program does not have. */
    public static List<OutgoingMessage> tombstones(
            RecordedEvent event, Stream<Planned> left, @Nullable Program active) {
        return left.flatMap(planned -> planned.program().slotIds().stream())
                .distinct()
                .filter(slotId -> active == null || !active.hasSlot(slotId))
                .map(slotId -> message(event, slotId, null))
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
}
