package topset.verification.support;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** The JSON body of {@code POST …/sets}. */
public record SetRequest(
        UUID setId,
        String exercise,
        SetRole role,
        Weight load,
        int reps,
        @Nullable BigDecimal rpe,
        OffsetDateTime completedAt,
        @Nullable String slotId,
        @Nullable Boolean pain,
        @Nullable String note) {

    public static SetRequest bench(
            SetRole role, String load, int reps, @Nullable String rpe, OffsetDateTime completedAt) {
        return new SetRequest(
                UUID.randomUUID(),
                "bench-press",
                role,
                new Weight(new BigDecimal(load), WeightUnit.KG),
                reps,
                rpe == null ? null : new BigDecimal(rpe),
                completedAt,
                null,
                null,
                null);
    }

    public SetRequest of(String otherExercise) {
        return new SetRequest(setId, otherExercise, role, load, reps, rpe, completedAt, slotId, pain, note);
    }

    public SetRequest hurting() {
        return new SetRequest(setId, exercise, role, load, reps, rpe, completedAt, slotId, true, note);
    }

    public SetRequest corrected(String newLoad, int newReps, @Nullable String newRpe) {
        return new SetRequest(
                setId,
                exercise,
                role,
                new Weight(new BigDecimal(newLoad), load.unit()),
                newReps,
                newRpe == null ? null : new BigDecimal(newRpe),
                completedAt,
                slotId,
                pain,
                note);
    }
}
