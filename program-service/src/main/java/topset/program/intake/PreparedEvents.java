package topset.program.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.program.replanning.PlanInput;
import topset.program.sets.Facts;
import topset.program.sets.KnownSets;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.SqlArrays;
import topset.store.inbox.InboxState;
import topset.store.inbox.Incoming;

/**
 * Decoded session events, and the stored data that are needed to process them. The data are complete when the round
 * trip to which the queries were added has run under the athletes' locks. A transaction may process only some of the
 * events.
 *
 * @param translations the decoded events, by identity
 * @param inbox the states of the athletes' inboxes
 * @param known what is stored of the athletes' sets
 * @param plans what is stored of the plans of the athletes whose sets may change
 */
record PreparedEvents(
        IdentityHashMap<Incoming, Translation> translations,
        Map<Athlete, InboxState> inbox,
        KnownSets known,
        PlanInput plans) {

    private static final String ATHLETES = "select w.gym, w.athlete, " + InboxState.COLUMNS + ", " + PlanInput.COLUMNS
            + PlanInput.TABLES + " left join inbox i on i.gym = w.gym and i.athlete = w.athlete";

    static PreparedEvents of(RoundTrip roundTrip, Collection<Incoming> events, Translator translator) {
        var translations = new IdentityHashMap<Incoming, Translation>();
        var facts = new LinkedHashMap<Athlete, List<Facts.Arrived>>();
        for (var event : events) {
            var translation = translator.translate(event);
            translations.put(event, translation);
            var ofAthlete = facts.computeIfAbsent(event.athlete(), athlete -> new ArrayList<>());
            if (translation instanceof Translation.Understood(var arrived)) {
                ofAthlete.add(arrived);
            }
        }
        var athletes = new RoundTrip.Values("text", "text", "text");
        var sessions = new HashMap<Athlete, Set<String>>();
        facts.forEach((athlete, ofAthlete) -> {
            athletes.row(athlete.gym(), athlete.id(), SqlArrays.literal(Facts.setIds(ofAthlete)));
            var ofSets = Facts.sessionIds(ofAthlete);
            if (!ofSets.isEmpty()) {
                sessions.put(athlete, ofSets);
            }
        });
        var states = new HashMap<Athlete, InboxState>();
        var plans = new PlanInput();
        roundTrip.query(ATHLETES, athletes, row -> {
            var athlete = new Athlete(row.getString(1), row.getString(2));
            states.put(athlete, InboxState.read(row));
            plans.addAthlete(athlete, row);
        });
        var known = Facts.known(roundTrip, facts, sessions.keySet());
        plans.read(roundTrip, sessions, known.ofOpenWeeks());
        return new PreparedEvents(translations, states, known, plans);
    }

    /** Whether all these events were prepared. */
    boolean include(Collection<Incoming> events) {
        return translations.keySet().containsAll(events);
    }

    Translation translation(Incoming event) {
        return Objects.requireNonNull(translations.get(event));
    }

    static @Nullable String exercise(SessionFact fact) {
        return switch (fact) {
            case CompletedSet set -> set.exercise();
            case SetRemoved _, SessionStarted _, SessionFinished _, AthleteErased _ -> null;
        };
    }
}
