package topset.program.transfer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.Line;
import topset.program.seen.SeenFlag;
import topset.rules.lift.FlagCode;

/** A line of an export file: a flag that a person has marked as seen. It is never imported. */
@JsonTypeName("seen-flag")
record SeenFlagLine(String athleteId, Mark seen) implements Line {
    record Mark(
            FlagCode code,
            String by,
            OffsetDateTime at,
            @Nullable LocalDate until) {}

    static SeenFlagLine of(String athleteId, SeenFlag seen) {
        return new SeenFlagLine(athleteId, new Mark(seen.code(), seen.by(), DecisionLine.at(seen.at()), seen.until()));
    }
}
