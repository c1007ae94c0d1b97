package topset.program.programs;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.rules.lift.FlagCode;

/**
 * One cause of a flag: the week whose plan has the flag, and the sets that raised it. Null {@code setCount} means that
 * {@code setIds} has all of them.
 */
public record FlagCause(
        FlagCode code,
        UUID programId,
        int week,
        @Nullable String slotId,
        @Nullable String about,
        List<String> setIds,
        @Nullable Integer setCount) {

    /** Whether a person who has seen the given cause has also seen this one, because it has no additional sets. */
    boolean isPartOf(FlagCause seen) {
        return code == seen.code
                && programId.equals(seen.programId)
                && week == seen.week
                && Objects.equals(slotId, seen.slotId)
                && Objects.equals(about, seen.about)
                && seen.setIds.containsAll(setIds)
                && sets() <= seen.sets();
    }

    /** Differs whenever the causes differ. */
    public static String fingerprint(List<FlagCause> causes) {
        return UUID.nameUUIDFromBytes(ContractJson.write(causes)).toString();
    }

    private int sets() {
        return setCount == null ? setIds.size() : setCount;
    }
}
