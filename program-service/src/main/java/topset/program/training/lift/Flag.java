package topset.program.training.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coach should see, with the sets that caused it, in order.
 *
 * @param setIds of more than {@link NamedSets#MOST} sets those that matter
 * @param about the muscle or exercise, for a flag that belongs to no lift
 * @param setCount how many sets caused it; absent when all are named
 */
public record Flag(
        FlagCode code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    /** What a release without the limit stored is read as what this one would have raised. */
    public Flag {
        NamedSets named = new NamedSets(setIds, setCount);
        setIds = named.setIds();
        setCount = named.setCount();
    }

    public Flag(FlagCode code, List<String> setIds, @Nullable String about) {
        this(code, setIds, about, null);
    }

    /** About the slot that it stands on. */
    public Flag(FlagCode code, List<String> setIds) {
        this(code, setIds, null, null);
    }
}
