package topset.program.training.lift;

import java.util.List;

/** What a coach should see, with the sets that caused it, in order. */
public record Flag(FlagCode code, List<String> setIds) {
    public Flag {
        setIds = List.copyOf(setIds);
    }
}
