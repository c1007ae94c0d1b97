package topset.program.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.contract.SetRemoved;
import topset.program.programs.AthleteTable;
import topset.program.sets.Facts;
import topset.program.sets.KnownSets;
import topset.program.sets.Volume;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.inbox.Incoming;

/**
 * Decoded session events, and the stored data that are needed to process them. The data are complete when the round
 * trip to which the queries were added has run under the athletes' locks. A transaction may process only some of the
 * events.
 *
 * @param translations the decoded events, by identity
 * @param known the stored state of the events' sets
 * @param counts the stored numbers of sets in the events' sessions and on their dates
 * @param programs the profiles and programs of the athletes whose sets may change, and the versions of the exercises of
 * their gyms
 */
record PreparedEvents(
        IdentityHashMap<Incoming, Translation> translations,
        KnownSets known,
        Volume.StoredCounts counts,
        AthleteTable.StoredPrograms programs) {

    static PreparedEvents of(RoundTrip roundTrip, Collection<Incoming> events, Translator translator) {
        var translations = new IdentityHashMap<Incoming, Translation>();
        var facts = new LinkedHashMap<Athlete, List<Facts.Arrived>>();
        for (var event : events) {
            var translation = translator.translate(event);
            translations.put(event, translation);
            if (translation instanceof Translation.Understood(var arrived)) {
                facts.computeIfAbsent(event.athlete(), athlete -> new ArrayList<>())
                        .add(arrived);
            }
        }
        var all = facts.values().stream().flatMap(List::stream).toList();
        return new PreparedEvents(
                translations,
                Facts.known(roundTrip, all),
                Volume.count(roundTrip, facts),
                AthleteTable.load(roundTrip, Facts.athletesWithSets(all)));
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
            case SetCompleted completed -> completed.exercise();
            case SetCorrected corrected -> corrected.exercise();
            case SetRemoved _, SessionStarted _, SessionFinished _, AthleteErased _ -> null;
        };
    }
}
