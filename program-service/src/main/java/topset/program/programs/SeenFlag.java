package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.edge.web.ContractJson;

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
}
