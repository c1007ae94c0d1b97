package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reason for a prescribed number. */
public record Why(
        String rule,
        @Nullable String says,
        List<String> setIds,
        @Nullable Integer setCount) {}
