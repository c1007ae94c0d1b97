package topset.program.seen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.FlagCode;

/**
 * The mark which says that a person has seen a flag. The flag is open again as soon as it has an
 * additional cause, or when the mark ends.
 *
 * @param causes the flag's causes when it was marked
 * @param by the subject of the person's token
 * @param until the first day on which the flag is open again, in the athlete's zone; absent if the mark does not end
 */
public record SeenFlag(
        FlagCode code,
        List<FlagCause> causes,
        String by,
        Instant at,
        @Nullable LocalDate until) {

    /**
     * Whether the person has seen all given causes (week and sets) of the flag. It does not matter if the person has
     * also seen causes that no longer exist.
     */
    public boolean covers(List<FlagCause> now) {
        return now.stream().allMatch(cause -> causes.stream().anyMatch(cause::isPartOf));
    }

    /**
     * Returns the instant at which the mark of a seen flag ends, so that the flag is open again;
     * null if the mark does not end.
     */
    public @Nullable Instant endsAt(ZoneId zone) {
        return until == null ? null : until.atStartOfDay(zone).toInstant();
    }

    /**
     * Whether another mark, which also says that a person has seen a flag, has the same content as this mark. The time
     * at which a person made the mark is not compared.
     */
    public boolean decidesAs(SeenFlag other) {
        return equals(new SeenFlag(other.code, other.causes, other.by, at, other.until));
    }
}
