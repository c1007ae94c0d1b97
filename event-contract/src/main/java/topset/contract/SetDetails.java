package topset.session.events;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.Weight;

/** The content of one set, as the lifter reports it. The note is never published. */
public record SetDetails(
        String exercise,
        SetRole role,
        Weight load,
        int reps,
        @Nullable BigDecimal rpe,
        boolean pain,
        OffsetDateTime completedAt,
        @Nullable String slotId,
        @Nullable String note) {
    private static final int LEAST_SCALE = -100; // a number with a lower scale is far above the limit

    public SetDetails {
        load = new Weight(normalized(load.value()), load.unit());
        rpe = rpe == null ? null : normalized(rpe);
    }

    /** Equal numbers get equal digits. */
    public static BigDecimal normalized(BigDecimal number) {
        return number.scale() < LEAST_SCALE ? number : number.stripTrailingZeros();
    }
}
