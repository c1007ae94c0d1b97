package topset.program.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import topset.contract.TargetRecomputed;
import topset.contract.Topics;
import topset.edge.publication.NewestStates;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.programs.WeekTable;
import topset.store.Athlete;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.append.EventRows;
import topset.store.append.Tx;

/**
 * Makes the messages with the newest targets of each slot, when an operator lets the service
 * publish them again. Each message has the headers of the event that changed the slot last. Slots that only earlier
 * programs have get Kafka tombstones.
 */
@ApplicationScoped
public class NewestTargets implements NewestStates {
    private final Clock clock;

    public NewestTargets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String topic() {
        return Topics.TARGETS;
    }

    @Override
    public List<OutgoingMessage> of(Tx tx, Athlete athlete, List<RecordedEvent> events) throws SQLException {
        var programs = AthleteTable.load(tx.connection(), athlete);
        if (programs.profile() == null) {
            return List.of();
        }
        var messages = new ArrayList<OutgoingMessage>();
        var active = programs.active(programs.today(clock.instant()));
        if (active.isPresent()) {
            messages.addAll(states(tx, programs, active.get()));
        }
        programs.programs().stream()
                .flatMap(planned -> planned.program().lifts().started().stream())
                .map(lift -> lift.slotId())
                .distinct()
                .filter(slotId -> active.isEmpty() || !active.get().program().hasSlot(slotId))
                .forEach(slotId -> messages.add(SlotTargetMessages.tombstone(events.getLast(), slotId)));
        return messages;
    }

    private List<OutgoingMessage> states(Tx tx, AthletePrograms programs, Planned planned) throws SQLException {
        var athlete = programs.athlete();
        int current = Math.max(0, programs.calendar(planned.program()).weekOf(clock.instant()));
        var program = withWeeks(tx.connection(), programs, planned, current);
        var stream = ProgramStream.of(athlete.gym(), program.id());
        Map<String, RecordedEvent> newest = new LinkedHashMap<>();
        for (var event : EventRows.load(tx.connection(), stream, 0, Integer.MAX_VALUE)) {
            if (event.published()
                    && ProgramEventCodec.read(event.type(), event.data())
                            instanceof ProgramEvent.Result(TargetRecomputed target)) {
                newest.put(target.slotId(), event);
            }
        }
        var messages = new ArrayList<OutgoingMessage>();
        var endsOn = programs.endsOn(program).orElse(null);
        newest.forEach(
                (slotId, event) -> messages.add(SlotTargetMessages.state(event, program, slotId, current, endsOn)));
        return messages;
    }

    private static Program withWeeks(Connection connection, AthletePrograms programs, Planned planned, int current)
            throws SQLException {
        var program = planned.program();
        return Objects.requireNonNull(WeekTable.load(
                        connection,
                        List.of(new WeekTable.Wanted(
                                programs.athlete(), program, Math.max(1, current), Integer.MAX_VALUE)))
                .get(new WeekTable.Key(programs.athlete().gym(), program.id())));
    }
}
