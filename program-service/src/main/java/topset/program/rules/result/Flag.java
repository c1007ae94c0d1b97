package topset.program.rules.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hint for the coach, with the sets that caused it, in order.
 *
 * @param setIds of more than {@link NamedSets#MOST} sets only the most relevant ones
 * @param about the muscle or exercise, for a flag that concerns no lift
 * @param setCount how many sets caused it; null if all are named
 */
public record Flag(
        FlagCode code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    /** Limits the named sets, also of flags that an older release stored without the limit. */
    public Flag {
        NamedSets named = new NamedSets(setIds, setCount);
        setIds = named.setIds();
        setCount = named.setCount();
    }

    public Flag(FlagCode code, List<String> setIds, @Nullable String about) {
        this(code, setIds, about, null);
    }

    /** A flag about its slot. */
    public Flag(FlagCode code, List<String> setIds) {
        this(code, setIds, null, null);
    }
}
