package topset.program.training.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.WeightUnit;

/**
 * What the gym can load (training-rules.md § 1.2), all in {@code unit}.
 *
 * @param bar weight of the bar, BARBELL only
 * @param plates plates that go on in pairs, heaviest first, BARBELL only, else empty
 * @param loads ascending, FIXED only, else empty
 * @param step STEP only
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

    /** A plate weight and how many pairs there are; absent: as many as needed. */
    public record Plate(Exact weight, @Nullable Integer pairs) {}
}
