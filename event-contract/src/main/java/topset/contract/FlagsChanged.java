package topset.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The flags that stand on an athlete's plan of one week (training-rules.md § 8), all of them, published when the set of
 * flags is another one.
 *
 * @param week the week whose plan shows them: flags about sets stand on the plan after their own week
 */
public record FlagsChanged(UUID programId, String gym, String athleteId, int week, List<StandingFlag> flags)
        implements ProgramFact {

    /**
     * What a coach should see, and where it belongs.
     *
     * @param code as in {@code WARM_UP_SKIPPED}
     * @param slotId absent for a flag that belongs to no lift
     * @param about the exercise or muscle it is about, where that is not the slot's exercise
     * @param setIds the sets that caused it; of more than twenty, or where many flags stand, those that matter
     * @param setCount how many sets caused it; absent when {@code setIds} names them all
     */
    public record StandingFlag(
            String code,
            @Nullable String slotId,
            @Nullable String about,
            List<String> setIds,
            @Nullable Integer setCount) {}
}
