package topset.program.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.program.roster.RosterEntry.RosterFlag;

/** Decides from when on an athlete needs a look: as soon as a flag that is a reason to look is not seen. */
final class NeedsLook {
    private static final OffsetDateTime ALREADY = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private NeedsLook() {}

    /** Returns the time from which an athlete with these flags needs a look. */
    static OffsetDateTime from(List<RosterFlag> flags) {
        return flags.stream()
                .filter(flag -> FlagUrgency.isReasonToLook(flag.urgency()))
                .map(flag -> flag.seen() == null
                        ? ALREADY
                        : Objects.requireNonNullElse(flag.seen().until(), NEVER))
                .min(OffsetDateTime::compareTo)
                .orElse(NEVER);
    }

    /**
     * Whether the athlete of a row needs a look now.
     *
     * @param lookFrom null in a row that the release before has written
     */
    static boolean at(Instant now, int urgency, @Nullable OffsetDateTime lookFrom) {
        return FlagUrgency.isReasonToLook(urgency)
                && (lookFrom == null || !lookFrom.toInstant().isAfter(now));
    }
}
