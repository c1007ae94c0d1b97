package topset.program.sets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;

/**
 * What is stored of the athletes' sets when events about them arrive. It is complete when its round trip has run.
 *
 * @param bySetId the state of the sets to which the events refer, by set id. It is updated when an event is applied
 * @param counts the numbers of sets in the sessions and on the dates to which events add sets
 * @param ofOpenWeeks the sets since the beginning of the first week that is not over in the plans of the athlete. Empty
 * for athletes without an open program
 */
public record KnownSets(
        Map<Athlete, Map<String, SetFact>> bySetId,
        Volume.StoredCounts counts,
        Map<Athlete, List<LoggedSet>> ofOpenWeeks) {

    KnownSets(Volume.StoredCounts counts) {
        this(new HashMap<>(), counts, new HashMap<>());
    }

    @Nullable
    SetFact find(Athlete athlete, String setId) {
        return of(athlete).get(setId);
    }

    Map<String, SetFact> of(Athlete athlete) {
        return bySetId.computeIfAbsent(athlete, none -> new HashMap<>());
    }
}
