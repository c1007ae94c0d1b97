package topset.program.seen;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.rules.result.FlagCode;

/**
 * One reason why a flag is raised: a flag on the plan of a week, with its sets.
 *
 * @param week the week of the program on whose plan the flag is
 * @param slotId the lift; absent if the flag belongs to no lift
 * @param about the exercise or muscle; absent if the flag names none
 * @param setIds the sets that caused it; of many only the most relevant ones
 * @param setCount how many sets caused it; absent if all are named
 */
public record FlagCause(
        FlagCode code,
        UUID programId,
        int week,
        @Nullable String slotId,
        @Nullable String about,
        List<String> setIds,
        @Nullable Integer setCount) {

    /** Whether somebody who has seen another cause has seen this one too: it has no further week, lift or set. */
    boolean isPartOf(FlagCause seen) {
        return code == seen.code
                && programId.equals(seen.programId)
                && week == seen.week
                && Objects.equals(slotId, seen.slotId)
                && Objects.equals(about, seen.about)
                && seen.setIds.containsAll(setIds)
                && sets() <= seen.sets();
    }

    /** Returns a short text that changes with the causes. */
    public static String fingerprint(List<FlagCause> causes) {
        return UUID.nameUUIDFromBytes(ContractJson.write(causes)).toString();
    }

    private int sets() {
        return setCount == null ? setIds.size() : setCount;
    }
}
