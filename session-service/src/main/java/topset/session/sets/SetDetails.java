package topset.session.sets;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.Weight;

/**
 * The content of one set, as the lifter reports it.
 *
 * @param load as it was logged
 * @param reps 0..100, 0 for a failed attempt
 * @param rpe 1..10 in steps of 0.5, null if not reported
 * @param slotId null if the client does not know it
 * @param note the lifter's own words, at most 1,000 characters, never published
 */
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

    public SetDetails {
        load = new Weight(SetLimits.normalized(load.value()), load.unit());
        rpe = rpe == null ? null : SetLimits.normalized(rpe);
    }
}
