package topset.program.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.SessionFact;
import topset.edge.operations.TraceContext;
import topset.program.sets.Facts;
import topset.program.sets.KnownSets;
import topset.program.sets.Volume;
import topset.store.Athlete;
import topset.store.StoreTransaction;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxResult;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/**
 * Decodes the events that the inbox has accepted. An unreadable event, or one that exceeds a limit, parks its athlete.
 */
record Admitted(Inbox inbox, Translator translator) {

    /** The facts to apply, in order, and the known state of their sets. */
    record FactsToApply(List<Facts.Arrived> facts, KnownSets known) {}

    /** The event at which an athlete is parked. */
    private record Stop(int index, Parked.Cause cause, String reason) {}

    /**
     * The facts, in order.
     *
     * @param faults receives a copy of each event that parks its athlete
     * @param upTo receives each athlete's last decoded number
     * @param parked receives the newly parked athletes
     */
    FactsToApply facts(
            StoreTransaction tx,
            InboxResult result,
            List<DeadLetter> faults,
            Map<Athlete, Long> upTo,
            Set<Athlete> parked)
            throws SQLException {
        var readable = new LinkedHashMap<Athlete, List<Facts.Arrived>>();
        var stops = new HashMap<Athlete, Stop>();
        result.accepted().forEach((athlete, events) -> {
            var facts = new ArrayList<Facts.Arrived>();
            var stop = read(events, facts);
            readable.put(athlete, facts);
            if (stop != null) {
                stops.put(athlete, stop);
            }
        });
        var known = Facts.known(
                tx.connection(),
                readable.values().stream().flatMap(List::stream).toList());
        Volume.above(tx.connection(), readable, known)
                .forEach((athlete, above) ->
                        stops.put(athlete, new Stop(above.index(), Parked.Cause.VOLUME, above.says())));
        var accepted = new ArrayList<Facts.Arrived>();
        for (var each : readable.entrySet()) {
            var athlete = each.getKey();
            var events = result.accepted().getOrDefault(athlete, List.of());
            var stop = stops.get(athlete);
            int end = stop == null ? events.size() : stop.index();
            accepted.addAll(each.getValue().subList(0, end));
            if (end > 0) {
                upTo.put(athlete, events.get(end - 1).sequence());
            }
            if (stop != null) {
                var event = events.get(end);
                inbox.park(tx, event, stop.cause(), stop.reason(), events.subList(end + 1, events.size()));
                faults.add(DeadLetter.of(event, stop.reason()));
                parked.add(athlete);
            }
        }
        return new FactsToApply(accepted, known);
    }

    /** Decodes an athlete's events up to the first unreadable one. */
    private @Nullable Stop read(List<Incoming> events, List<Facts.Arrived> facts) {
        for (var event : events) {
            switch (translator.translate(event)) {
                case Translation.Understood(var fact) -> facts.add(arrived(event, fact));
                case Translation.Faulty(var reason) -> {
                    return new Stop(facts.size(), Parked.Cause.FAULT, reason);
                }
            }
        }
        return null;
    }

    static Facts.Arrived arrived(Incoming event, SessionFact fact) {
        return new Facts.Arrived(
                event.athlete(),
                event.eventId(),
                TraceContext.wellFormed(event.headers().get("traceparent")),
                event.recordedAt(),
                fact);
    }
}
