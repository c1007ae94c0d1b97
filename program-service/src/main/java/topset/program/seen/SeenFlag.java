package topset.program.seen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.result.FlagCode;

/**
 * A flag of an athlete that a person has marked as seen. The flag is open again as soon as it has another cause, or when
 * the mark ends.
 *
 * @param causes what raised the flag when it was marked
 * @param by the token's subject
 * @param until the first day on which the flag is open again, in the athlete's zone; absent if the mark does not end
 */
public record SeenFlag(
        FlagCode code,
        List<FlagCause> causes,
        String by,
        Instant at,
        @Nullable LocalDate until) {

    /** Whether everything that raises the flag now was seen. Causes that are gone do not matter. */
    public boolean covers(List<FlagCause> now) {
        return now.stream().allMatch(cause -> causes.stream().anyMatch(cause::isPartOf));
    }

    /** Returns the instant at which the mark ends; null if it does not end. */
    public @Nullable Instant endsAt(ZoneId zone) {
        return until == null ? null : until.atStartOfDay(zone).toInstant();
    }

    /** Whether the mark is the same decision as another, made at any time. */
    public boolean decidesAs(SeenFlag other) {
        return equals(new SeenFlag(other.code, other.causes, other.by, at, other.until));
    }
}
