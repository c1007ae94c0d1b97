package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;

/**
 * A person has seen a flag. It is open again as soon as it has an additional cause, or on the day {@code until} in the
 * athlete's zone.
 */
public record SeenFlag(
        FlagCode code,
        List<FlagCause> causes,
        String by,
        Instant at,
        @Nullable LocalDate until) {

    /** It does not matter whether causes that were seen have gone. */
    public boolean covers(List<FlagCause> now) {
        return now.stream().allMatch(cause -> causes.stream().anyMatch(cause::isPartOf));
    }

    /** Null if the mark does not end. */
    public @Nullable Instant endsAt(ZoneId zone) {
        return until == null ? null : until.atStartOfDay(zone).toInstant();
    }

    /** The time at which the mark was made is not compared. */
    public boolean decidesAs(SeenFlag other) {
        return equals(new SeenFlag(other.code, other.causes, other.by, at, other.until));
    }
}
