package topset.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The flags on an athlete's plan of one week changed (training-rules.md § 8). The event has all flags of the week. Flags
 * about the sets of a week are shown on the plan of the next week.
 */
public record FlagsChanged(
        UUID programId,
        String gym,
        String athleteId,
        int week,
        List<StandingFlag> flags,
        @Nullable List<FlagCode> raised)
        implements ProgramFact {

    /** A flag of the week. {@code slotId} is absent if the flag is not about one lift. */
    public record StandingFlag(
            FlagCode code,
            @Nullable String slotId,
            @Nullable String about,
            List<String> setIds,
            @Nullable Integer setCount) {

        public static StandingFlag of(@Nullable String slotId, RaisedFlag flag) {
            return new StandingFlag(flag.code(), slotId, flag.about(), flag.setIds(), flag.setCount());
        }

        /** Without its lift. */
        public RaisedFlag flag() {
            return new RaisedFlag(code, setIds, about, setCount);
        }
    }
}
