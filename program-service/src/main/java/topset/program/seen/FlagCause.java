package topset.program.seen;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.rules.lift.FlagCode;

/**
 * One cause of a flag: the week whose plan has the flag, and the sets that raised the flag.
 *
 * @param week the program's week on whose plan the flag is
 * @param slotId the id of the lift that the flag is about; absent if it is not about one lift
 * @param about the exercise or muscle that the flag is about; absent if there is none
 * @param setIds the sets that caused the flag; if there are many, only the most relevant ones
 * @param setCount the number of sets that caused the flag; absent if {@code setIds} has all of them
 */
public record FlagCause(
        FlagCode code,
        UUID programId,
        int week,
        @Nullable String slotId,
        @Nullable String about,
        List<String> setIds,
        @Nullable Integer setCount) {

    /**
     * Whether a person who has seen the given cause has also seen this cause. This is so if both causes are equal
     * except for their sets, and this cause has no additional sets.
     */
    boolean isPartOf(FlagCause seen) {
        return code == seen.code
                && programId.equals(seen.programId)
                && week == seen.week
                && Objects.equals(slotId, seen.slotId)
                && Objects.equals(about, seen.about)
                && seen.setIds.containsAll(setIds)
                && sets() <= seen.sets();
    }

    /** Returns a short text that differs whenever the causes differ. */
    public static String fingerprint(List<FlagCause> causes) {
        return UUID.nameUUIDFromBytes(ContractJson.write(causes)).toString();
    }

    private int sets() {
        return setCount == null ? setIds.size() : setCount;
    }
}
