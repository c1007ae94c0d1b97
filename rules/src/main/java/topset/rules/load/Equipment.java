package topset.rules.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;

/**
 * A checked {@link PlannedLift.Equipment} in exact numbers (training-rules.md § 1.2). All weights are in {@code unit}.
 *
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

    public static Equipment barbell(WeightUnit unit, @Nullable Exact bar, List<Plate> plates) {
        return new Equipment(EquipmentKind.BARBELL, unit, bar, plates, List.of(), null);
    }

    public static Equipment fixed(WeightUnit unit, List<Exact> loads) {
        return new Equipment(EquipmentKind.FIXED, unit, null, List.of(), loads, null);
    }

    public static Equipment steps(WeightUnit unit, Exact step) {
        return new Equipment(EquipmentKind.STEP, unit, null, List.of(), List.of(), step);
    }

    /** As people and subscribers of events see it. Numbers are rounded half-up to three decimals. */
    public PlannedLift.Equipment planned() {
        return new PlannedLift.Equipment(
                kind.name(),
                Exact.outputOf(bar),
                plates.isEmpty() ? null : plates.stream().map(Plate::planned).toList(),
                loads.isEmpty() ? null : loads.stream().map(Exact::output).toList(),
                Exact.outputOf(step));
    }

    /** {@code pairs} is null if the number of pairs is unlimited. */
    public record Plate(Exact weight, @Nullable Integer pairs) {

        public PlannedLift.Plate planned() {
            return new PlannedLift.Plate(weight.output(), pairs);
        }
    }
}
