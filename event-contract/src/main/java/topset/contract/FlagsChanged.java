package topset.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All flags on an athlete's plan of one week (training-rules.md § 8). Published when the set of flags changes.
 *
 * @param week the week whose plan shows the flags; a flag about sets is shown on the plan of the week after those sets
 */
public record FlagsChanged(UUID programId, String gym, String athleteId, int week, List<StandingFlag> flags)
        implements ProgramFact {

    /**
     * A hint for the coach, and the slot that it concerns.
     *
     * @param code as in {@code WARM_UP_SKIPPED}
     * @param slotId absent if the flag concerns no lift
     * @param about the exercise or muscle that the flag concerns, if that is not the slot's exercise
     * @param setIds the sets that caused it; if there are more than twenty, or many flags, only the most relevant ones
     * @param setCount how many sets caused it; absent if {@code setIds} names all of them
     */
    public record StandingFlag(
            String code,
            @Nullable String slotId,
            @Nullable String about,
            List<String> setIds,
            @Nullable Integer setCount) {}
}
