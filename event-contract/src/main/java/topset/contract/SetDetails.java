package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The content of one set, as the lifter reports it: part of the stored event, of the public event and of the answer. A
 * request and a line of an export have a record of their own ({@code SetBody}), because Jackson would ignore unknown
 * fields of an unwrapped request, and every field may be missing until the request is checked.
 *
 * @param note never published
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
        @Nullable @NotInPublicEvent String note) {
    private static final int LEAST_SCALE = -100; // a number with a lower scale is far above the limit

    public SetDetails {
        load = new Weight(normalized(load.value()), load.unit());
        rpe = rpe == null ? null : normalized(rpe);
    }

    public SetDetails withoutNote() {
        return note == null ? this : new SetDetails(exercise, role, load, reps, rpe, pain, completedAt, slotId, null);
    }

    /** Equal numbers get equal digits. */
    public static BigDecimal normalized(BigDecimal number) {
        return number.scale() < LEAST_SCALE ? number : number.stripTrailingZeros();
    }
}
