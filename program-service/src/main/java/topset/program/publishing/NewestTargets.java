package topset.program.publishing;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.Topics;
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
import topset.store.outbox.Republish;

/**
 * Publishes the newest targets of each slot again, with the headers of the event that changed the slot last. Slots that
 * only earlier programs have get Kafka tombstones.
 */
@ApplicationScoped
@Identifier(Topics.TARGETS)
public class NewestTargets implements Republish.Messages {
    private final Clock clock;

    public NewestTargets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<OutgoingMessage> of(Tx tx, Athlete athlete, List<RecordedEvent> events) throws SQLException {
        var programs = AthleteTable.load(tx.connection(), athlete);
        var now = clock.instant();
        var messages = new ArrayList<OutgoingMessage>();
        var wanted = SlotTargetMessages.wanted(programs, now).orElse(null);
        var active = wanted == null ? null : wanted.program();
        if (wanted != null) {
            var program = WeekTable.load(tx.connection(), wanted);
            newest(tx, athlete, program)
                    .forEach((slotId, event) ->
                            messages.add(SlotTargetMessages.state(event, programs, program, slotId, now)));
        }
        messages.addAll(SlotTargetMessages.tombstones(events.getLast(), programs.programs().stream(), active));
        return messages;
    }

    private static Map<String, RecordedEvent> newest(Tx tx, Athlete athlete, Program program) throws SQLException {
        var stream = ProgramStream.of(athlete.gym(), program.id());
        var newest = new LinkedHashMap<String, RecordedEvent>();
        for (var event : EventRows.load(tx.connection(), stream, 0, Integer.MAX_VALUE)) {
            if (event.published()
                    && ProgramEventCodec.read(event.type(), event.data())
                            instanceof ProgramEvent.Result(TargetRecomputed target)) {
                newest.put(target.slotId(), event);
            }
        }
        return newest;
    }
}
