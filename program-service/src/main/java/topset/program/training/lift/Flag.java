package topset.program.training.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coach should see, with the sets that caused it, in order.
 *
 * @param about the muscle or exercise, for a flag that belongs to no lift
 */
public record Flag(
        FlagCode code, List<String> setIds, @Nullable String about) {
    public Flag {
        setIds = List.copyOf(setIds);
    }

    /** About the slot that it stands on. */
    public Flag(FlagCode code, List<String> setIds) {
        this(code, setIds, null);
    }
}
