package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag, with the sets that caused it.
 *
 * @param setIds in order. If there are more than {@link NamedSets#MOST}, only the most relevant
 * @param about the muscle or exercise that the flag is about; null if the flag is about a lift
 * @param setCount the number of sets that caused the flag; null if {@code setIds} has all of them
 */
public record Flag(
        FlagCode code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    public Flag {
        NamedSets named = new NamedSets(setIds, setCount);
        setIds = named.setIds();
        setCount = named.setCount();
    }

    public Flag(FlagCode code, List<String> setIds, @Nullable String about) {
        this(code, setIds, about, null);
    }

    public Flag(FlagCode code, List<String> setIds) {
        this(code, setIds, null, null);
    }
}
