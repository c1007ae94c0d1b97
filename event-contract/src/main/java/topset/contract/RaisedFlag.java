package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hint for the coach (training-rules.md § 8).
 *
 * @param code as in {@code WARM_UP_SKIPPED}
 * @param setIds the sets that caused it; of more than twenty only the most relevant ones
 * @param about the exercise or muscle that the flag concerns, if that is not the slot's exercise
 * @param setCount how many sets caused it; absent if {@code setIds} names all of them
 */
public record RaisedFlag(
        String code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    /** Creates a flag that names all of its sets. */
    public RaisedFlag(String code, List<String> setIds, @Nullable String about) {
        this(code, setIds, about, null);
    }

    /** Creates a flag about the exercise of its slot. */
    public RaisedFlag(String code, List<String> setIds) {
        this(code, setIds, null, null);
    }
}
