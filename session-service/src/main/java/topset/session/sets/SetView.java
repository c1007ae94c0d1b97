package topset.session.sets;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;

/** A set as clients read it; {@code revision} is the value for {@code If-Match}. */
@Schema(name = "LoggedSet")
public record SetView(
        UUID setId,
        int revision,
        String exercise,
        SetRole role,
        LoadView load,
        int reps,
        @Nullable BigDecimal rpe,
        boolean pain,
        OffsetDateTime completedAt,
        @Nullable String slotId,
        @Nullable String note) {

    /** In the unit in which the load was logged. */
    @Schema(name = "LoggedLoad")
    public record LoadView(
            BigDecimal value,

            @Schema(
                    enumeration = {"kg", "lb"},
                    implementation = String.class)
            WeightUnit unit) {}

    public static SetView of(UUID setId, int revision, SetDetails set) {
        return new SetView(
                setId,
                revision,
                set.exercise(),
                set.role(),
                new LoadView(set.load().value(), set.load().unit()),
                set.reps().count(),
                set.rpe() == null ? null : set.rpe().value(),
                set.pain(),
                set.completedAt(),
                set.slotId(),
                set.note());
    }
}
