package topset.program.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topset.program.replanning.PlanInput;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.SetChanges;
import topset.program.sets.SetFactTable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.SqlArrays;
import topset.store.inbox.InboxState;
import topset.store.inbox.Incoming;

/**
 * Decoded session events, and the stored data that are needed to process them. They are complete when the round trip
 * has run under the athletes' locks. A transaction may process only some of the events.
 *
 * @param unreadable the reasons why events are not readable
 * @param sets what is stored of the sets to which the events refer
 */
record PreparedEvents(
        IdentityHashMap<Incoming, ArrivedEvent> decoded,
        IdentityHashMap<Incoming, String> unreadable,
        Map<Athlete, InboxState> inbox,
        Map<Athlete, SetChanges> sets,
        PlanInput plans) {

    private static final String ATHLETES = "select w.gym, w.athlete, " + InboxState.COLUMNS + ", " + PlanInput.COLUMNS
            + PlanInput.TABLES + " left join inbox i on i.gym = w.gym and i.athlete = w.athlete";

    static PreparedEvents of(RoundTrip roundTrip, Collection<Incoming> events) {
        var prepared = new PreparedEvents(
                new IdentityHashMap<>(),
                new IdentityHashMap<>(),
                new HashMap<>(),
                new LinkedHashMap<>(),
                new PlanInput());
        prepared.decode(events);
        prepared.read(roundTrip);
        return prepared;
    }

    private void decode(Collection<Incoming> events) {
        var byAthlete = new LinkedHashMap<Athlete, List<ArrivedEvent>>();
        for (var event : events) {
            var ofAthlete = byAthlete.computeIfAbsent(event.athlete(), athlete -> new ArrayList<>());
            try {
                var arrived = SessionFacts.decode(event);
                decoded.put(event, arrived);
                ofAthlete.add(arrived);
            } catch (IllegalArgumentException e) {
                unreadable.put(event, String.valueOf(e.getMessage()));
            }
        }
        byAthlete.forEach((athlete, arrived) -> sets.put(athlete, new SetChanges(athlete, arrived)));
    }

    private void read(RoundTrip roundTrip) {
        var athletes = new RoundTrip.Values("text", "text", "text");
        var sessions = new HashMap<Athlete, Set<String>>();
        sets.forEach((athlete, changes) -> {
            athletes.row(athlete.gym(), athlete.id(), SqlArrays.literal(changes.setIds()));
            if (!changes.sessionIds().isEmpty()) {
                sessions.put(athlete, changes.sessionIds());
            }
        });
        roundTrip.query(ATHLETES, athletes, row -> {
            var athlete = new Athlete(row.getString(1), row.getString(2));
            inbox.put(athlete, InboxState.read(row));
            plans.addAthlete(athlete, row);
        });
        plans.read(roundTrip, sessions, SetFactTable.read(roundTrip, sets, sessions.keySet()));
    }

    boolean include(Collection<Incoming> events) {
        return events.stream().allMatch(event -> decoded.containsKey(event) || unreadable.containsKey(event));
    }
}
