package topset.session.sets;

import java.time.Instant;
import java.util.Comparator;
import topset.edge.web.ContractJson;

/**
 * A set with its position in the session and its size in JSON.
 *
 * @param sequence the number of the set's first event among the athlete's events; it gives the order of arrival
 * @param bytes the length of the set's JSON with a comma
 */
public record PlacedSet(SetView view, long sequence, int bytes) {
    public static final Comparator<PlacedSet> ORDER =
            Comparator.comparing(PlacedSet::completedAt).thenComparingLong(PlacedSet::sequence);

    public static PlacedSet of(SetView view, long sequence) {
        return new PlacedSet(view, sequence, ContractJson.write(view).length + 1);
    }

    Instant completedAt() {
        return view.set().completedAt().toInstant();
    }
}
