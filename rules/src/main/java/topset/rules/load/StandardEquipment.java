package topset.rules.load;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import topset.contract.Exercise;
import topset.contract.WeightUnit;

/** The equipment of a lift if its gym has not set any (training-rules.md § 1.2). */
public final class StandardEquipment {

    private static final int DUMBBELLS = 24;

    private StandardEquipment() {}

    /** A bar of 20 kg or 45 lb with unlimited pairs of the usual plates. */
    public static Equipment barbell(WeightUnit unit) {
        return switch (unit) {
            case KG -> barbell(unit, "20", "25", "20", "15", "10", "5", "2.5", "1.25");
            case LB -> barbell(unit, "45", "45", "35", "25", "10", "5", "2.5");
        };
    }

    private static Equipment barbell(WeightUnit unit, String bar, String... plates) {
        List<Equipment.Plate> unlimited = Stream.of(plates)
                .map(weight -> new Equipment.Plate(Exact.parse(weight), null))
                .toList();
        return Equipment.barbell(unit, Exact.parse(bar), unlimited);
    }

    /** 2.5 to 60 kg in steps of 2.5, or 5 to 120 lb in steps of 5. */
    public static Equipment dumbbells(WeightUnit unit) {
        Exact step = usualStep(unit);
        List<Exact> loads = IntStream.rangeClosed(1, DUMBBELLS)
                .mapToObj(n -> step.times(Exact.of(n)))
                .toList();
        return Equipment.fixed(unit, loads);
    }

    /** A belt, a cable or a machine. If the exercise defines no step, it is 2.5 kg or 5 lb. */
    public static Equipment steps(Exercise exercise, WeightUnit unit) {
        var own = exercise.movement().step();
        return Equipment.steps(unit, own == null ? usualStep(unit) : Exact.of(own.in(unit)));
    }

    private static Exact usualStep(WeightUnit unit) {
        return switch (unit) {
            case KG -> Exact.parse("2.5");
            case LB -> Exact.of(5);
        };
    }
}
