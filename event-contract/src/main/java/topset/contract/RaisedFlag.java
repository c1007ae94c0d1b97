package topset.contract;

import java.util.List;

/**
 * What a coach should see (training-rules.md § 8).
 *
 * @param code as in {@code WARM_UP_SKIPPED}
 * @param setIds the sets that caused it
 */
public record RaisedFlag(String code, List<String> setIds) {}
