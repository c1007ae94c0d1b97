package topset.program.sets;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/** The stored state of the sets to which a batch of events refers. The state is updated when an event is applied. */
public final class KnownSets {
    private final Map<SetFactTable.Key, SetFact> byKey;

    KnownSets(Map<SetFactTable.Key, SetFact> byKey) {
        this.byKey = byKey;
    }

    @Nullable
    SetFact find(Athlete athlete, String setId) {
        return byKey.get(new SetFactTable.Key(athlete, setId));
    }

    Map<SetFactTable.Key, SetFact> byKey() {
        return byKey;
    }
}
