package topset.session.sets;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;

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

    /** The sets of the page to which the cursor leads, and of later pages; all sets if it is null. */
    public static Predicate<PlacedSet> after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return set -> true;
        }
        var at = cursor.read(2, parts -> Cursor.time(parts.getFirst()).toInstant());
        long last = cursor.read(2, parts -> Long.parseLong(parts.getLast()));
        return set -> set.completedAt().isAfter(at) || (set.completedAt().equals(at) && set.sequence > last);
    }

    /** Leads to the sets after this one. */
    public String cursor() {
        return Cursor.of(completedAt().toString(), Long.toString(sequence));
    }

    Instant completedAt() {
        return view.set().completedAt().toInstant();
    }
}
