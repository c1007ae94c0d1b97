package topset.program.programs;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import topset.contract.FlagsChanged.StandingFlag;
import topset.edge.web.ContractJson;

/** One cause of a flag: the flag on the plan of a week, with the sets that raised it. */
public record FlagCause(UUID programId, int week, StandingFlag flag) {

    /** Whether a person who has seen the given cause has also seen this one, because it has no additional sets. */
    boolean isPartOf(FlagCause seen) {
        var before = seen.flag;
        return flag.code() == before.code()
                && programId.equals(seen.programId)
                && week == seen.week
                && Objects.equals(flag.slotId(), before.slotId())
                && Objects.equals(flag.about(), before.about())
                && before.setIds().containsAll(flag.setIds())
                && sets(flag) <= sets(before);
    }

    /** Differs whenever the causes differ. */
    public static String fingerprint(List<FlagCause> causes) {
        return UUID.nameUUIDFromBytes(ContractJson.write(causes)).toString();
    }

    private static int sets(StandingFlag flag) {
        return flag.setCount() == null ? flag.setIds().size() : flag.setCount();
    }
}
