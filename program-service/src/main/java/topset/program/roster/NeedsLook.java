package topset.program.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import topset.program.roster.RosterEntry.RosterFlag;

/**
 * Computes from an athlete's flags the time from which the athlete needs a coach's attention. A
 * flag that asks for a decision (training-rules.md § 8) needs attention while it is not marked as seen.
 */
final class NeedsLook {
    private static final OffsetDateTime ALREADY = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private NeedsLook() {}

    static OffsetDateTime from(List<RosterFlag> flags) {
        return flags.stream()
                .filter(RosterFlag::needsLook)
                .map(flag -> flag.seen() == null
                        ? ALREADY
                        : Objects.requireNonNullElse(flag.seen().until(), NEVER))
                .min(OffsetDateTime::compareTo)
                .orElse(NEVER);
    }

    /** Whether an athlete in the roster needs a coach's attention now. */
    static boolean at(Instant now, OffsetDateTime lookFrom) {
        return !lookFrom.toInstant().isAfter(now);
    }
}
