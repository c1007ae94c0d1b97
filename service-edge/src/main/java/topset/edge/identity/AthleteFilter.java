package topset.edge.identity;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects the athletes whom a caller sees in lists, streams and exports. A live stream uses the filter for each event,
 * because the athlete's coaches and the gym's setting may change in the meantime.
 *
 * @param coach the caller's subject, if the caller sees as a coach; null for a caller who sees everyone
 */
public record AthleteFilter(
        VisibleAthletes visible, String gym, @Nullable String coach) {

    /** Null if all athletes of the gym are visible. */
    public @Nullable String onlyOf() {
        return coach == null || visible.coachesSeeEveryone(gym) ? null : coach;
    }

    public Set<String> visible(Collection<String> athletes) {
        var only = onlyOf();
        return only == null || athletes.isEmpty() ? Set.copyOf(athletes) : visible.ofCoach(gym, only, athletes);
    }

    /** The items about athletes whom the caller sees, and those about no athlete. */
    public <T> List<T> visible(List<T> items, Function<T, @Nullable String> athlete) {
        if (onlyOf() == null) {
            return items;
        }
        var seen = visible(items.stream().map(athlete).filter(Objects::nonNull).collect(Collectors.toSet()));
        return items.stream()
                .filter(item -> {
                    var of = athlete.apply(item);
                    return of == null || seen.contains(of);
                })
                .toList();
    }
}
