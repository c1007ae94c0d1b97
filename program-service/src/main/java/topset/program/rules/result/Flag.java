package topset.program.rules.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hint for the coach, with the sets that caused it, in order.
 *
 * @param setIds all sets; of more than {@link NamedSets#MOST} only the most relevant ones
 * @param about the muscle or exercise, for a flag that belongs to no lift
 * @param setCount how many sets caused it; null if all are named
 */
public record Flag(
        FlagCode code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    /** Limits the number of named sets, also for flags that an older release stored without the limit. */
    public Flag {
        NamedSets named = new NamedSets(setIds, setCount);
        setIds = named.setIds();
        setCount = named.setCount();
    }

    public Flag(FlagCode code, List<String> setIds, @Nullable String about) {
        this(code, setIds, about, null);
    }

    /** Creates a flag about a slot. */
    public Flag(FlagCode code, List<String> setIds) {
        this(code, setIds, null, null);
    }
}
