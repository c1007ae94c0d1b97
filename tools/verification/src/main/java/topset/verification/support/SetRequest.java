package topset.verification.support;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** The JSON body of {@code POST …/sets}. */
public record SetRequest(UUID setId, @JsonUnwrapped SetDetails set) {

    public static SetRequest bench(
            SetRole role, String load, int reps, @Nullable String rpe, OffsetDateTime completedAt) {
        return of("bench-press", role, new BigDecimal(load), reps, number(rpe), completedAt);
    }

    public static SetRequest of(
            String exercise,
            SetRole role,
            BigDecimal load,
            int reps,
            @Nullable BigDecimal rpe,
            OffsetDateTime completedAt) {
        var weight = new Weight(load, WeightUnit.KG);
        return new SetRequest(
                UUID.randomUUID(), new SetDetails(exercise, role, weight, reps, rpe, false, completedAt, null, null));
    }

    public SetRequest of(String otherExercise) {
        return with(otherExercise, set.role(), set.load(), set.reps(), set.rpe(), set.pain());
    }

    public SetRequest as(SetRole otherRole, int newReps, @Nullable BigDecimal newRpe) {
        return with(set.exercise(), otherRole, set.load(), newReps, newRpe, set.pain());
    }

    public SetRequest hurting() {
        return with(set.exercise(), set.role(), set.load(), set.reps(), set.rpe(), true);
    }

    public SetRequest corrected(String newLoad, int newReps, @Nullable String newRpe) {
        var load = new Weight(new BigDecimal(newLoad), set.load().unit());
        return with(set.exercise(), set.role(), load, newReps, number(newRpe), set.pain());
    }

    private SetRequest with(
            String exercise, SetRole role, Weight load, int reps, @Nullable BigDecimal rpe, boolean pain) {
        return new SetRequest(
                setId,
                new SetDetails(exercise, role, load, reps, rpe, pain, set.completedAt(), set.slotId(), set.note()));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
