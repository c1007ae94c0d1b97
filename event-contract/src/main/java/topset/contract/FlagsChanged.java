package topset.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The flags on an athlete's plan of one week changed (training-rules.md § 8). The event has all flags of the week.
 *
 * @param week the week whose plan shows the flags. Flags about the sets of a week are shown on the plan of the next
 * week
 * @param raised the codes of the flags that were raised by this change
 */
public record FlagsChanged(
        UUID programId,
        String gym,
        String athleteId,
        int week,
        List<StandingFlag> flags,
        @Nullable List<String> raised) implements ProgramFact {

    /**
     * A flag of the week.
     *
     * @param code such as {@code WARM_UP_SKIPPED}
     * @param slotId absent if the flag is not about one lift
     * @param about the exercise or muscle that the flag concerns, if that is not the lift's exercise
     * @param setIds the sets that caused the flag; if there are more than twenty sets, or many flags, only the most
     * relevant sets
     * @param setCount the number of sets that caused the flag; absent if {@code setIds} has all of them
     */
    public record StandingFlag(
            String code,
            @Nullable String slotId,
            @Nullable String about,
            List<String> setIds,
            @Nullable Integer setCount) {}
}
