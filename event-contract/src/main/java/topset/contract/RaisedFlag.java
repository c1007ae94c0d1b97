package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag that the training rules have raised (training-rules.md § 8). */
public record RaisedFlag(
        String code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {}
