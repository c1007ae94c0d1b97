package topset.program.sets;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/** The stored state of the sets to which a batch of events refers. The state is updated when an event is applied. */
public record KnownSets(Map<SetFactTable.Key, SetFact> byKey) {
    @Nullable
    SetFact find(Athlete athlete, String setId) {
        return byKey.get(new SetFactTable.Key(athlete, setId));
    }
}
