package topset.program.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topset.edge.TraceContext;
import topset.program.facts.Facts;
import topset.store.Admission;
import topset.store.Athlete;
import topset.store.Inbox;
import topset.store.StoreTransaction;

/** Reads what the inbox has admitted; an event that cannot be read parks its athlete. */
record Admitted(Inbox inbox, Translator translator) {

    /**
     * The facts, in order.
     *
     * @param faults gets a copy of each event that cannot be read
     * @param upTo gets the last number of each athlete that was read
     * @param parked gets the athletes whose events wait from now on
     */
    List<Facts.Arrived> facts(
            StoreTransaction tx,
            Admission admission,
            List<DeadLetter> faults,
            Map<Athlete, Long> upTo,
            Set<Athlete> parked)
            throws SQLException {
        var arrived = new ArrayList<Facts.Arrived>();
        for (var events : admission.taken().values()) {
            for (int i = 0; i < events.size(); i++) {
                var event = events.get(i);
                switch (translator.translate(event)) {
                    case Translation.Understood(var fact) -> {
                        arrived.add(new Facts.Arrived(
                                event.athlete(),
                                event.eventId(),
                                TraceContext.wellFormed(event.headers().get("traceparent")),
                                event.recordedAt(),
                                fact));
                        upTo.put(event.athlete(), event.sequence());
                    }
                    case Translation.Faulty(var reason) -> {
                        inbox.park(tx, event, reason, events.subList(i + 1, events.size()));
                        faults.add(DeadLetter.of(event, reason));
                        parked.add(event.athlete());
                        i = events.size();
                    }
                }
            }
        }
        return arrived;
    }
}
