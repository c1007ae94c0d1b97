package topset.rules.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.WeightUnit;

/**
 * A checked {@link topset.contract.PlannedLift.Equipment} in exact numbers (training-rules.md § 1.2). All weights are in
 * {@code unit}.
 *
 * @param bar the weight of the bar, BARBELL only
 * @param plates the plates, used in pairs, heaviest first, BARBELL only, otherwise empty
 * @param loads in ascending order, FIXED only, otherwise empty
 * @param step the distance between two weights, STEP only
 */
public record Equipment(
        EquipmentKind kind,
        WeightUnit unit,
        @Nullable Exact bar,
        List<Plate> plates,
        List<Exact> loads,
        @Nullable Exact step) {

    public Equipment {
        plates = List.copyOf(plates);
        loads = List.copyOf(loads);
    }

    /** {@code pairs} is null if the number of pairs is unlimited. */
    public record Plate(Exact weight, @Nullable Integer pairs) {}
}
