package topset.program.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.program.replanning.PlanInput;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.SetChanges;
import topset.store.Athlete;
import topset.store.RoundTrip;
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
        Map<Athlete, SetChanges> sets,
        PlanInput plans) {

    static PreparedEvents of(RoundTrip roundTrip, Collection<Incoming> events) {
        var decoded = new IdentityHashMap<Incoming, ArrivedEvent>();
        var unreadable = new IdentityHashMap<Incoming, String>();
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
        var sets = new LinkedHashMap<Athlete, SetChanges>();
        var planned = new ArrayList<Athlete>();
        byAthlete.forEach((athlete, arrived) -> {
            var changes = new SetChanges(athlete, arrived);
            sets.put(athlete, changes);
            if (!changes.sessionIds().isEmpty()) {
                planned.add(athlete);
            }
        });
        return new PreparedEvents(decoded, unreadable, sets, PlanInput.read(roundTrip, sets, planned));
    }

    boolean include(Collection<Incoming> events) {
        return events.stream().allMatch(event -> decoded.containsKey(event) || unreadable.containsKey(event));
    }
}
