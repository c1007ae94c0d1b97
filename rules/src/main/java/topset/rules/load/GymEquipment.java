package topset.rules.load;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.WeightUnit;

/**
 * The equipment of a checked {@code GymRequest} in exact numbers, in {@code unit}. An empty list means the standard
 * equipment. A lift whose unit differs from the gym's unit always has the standard equipment (ADR 0149).
 *
 * @param bars the first bar without exercises is used for all exercises that no other bar lists
 * @param plates heaviest first
 * @param dumbbells ascending
 */
public record GymEquipment(
        WeightUnit unit, List<Bar> bars, List<Equipment.Plate> plates, List<Exact> dumbbells, List<Machine> machines) {

    public static final GymEquipment STANDARD =
            new GymEquipment(WeightUnit.KG, List.of(), List.of(), List.of(), List.of());

    /**
     * The exercises of the catalogue that are loaded with dumbbells. Their standard equipment is {@code STEP}, not a
     * list of dumbbells.
     */
    private static final Set<String> WITH_DUMBBELLS = Set.of(
            "arnold-press",
            "bulgarian-split-squat",
            "dumbbell-bench-press",
            "dumbbell-curl",
            "dumbbell-fly",
            "dumbbell-lunge",
            "dumbbell-romanian-deadlift",
            "dumbbell-row",
            "dumbbell-shoulder-press",
            "dumbbell-shrug",
            "farmers-carry",
            "front-raise",
            "goblet-squat",
            "hammer-curl",
            "incline-dumbbell-press",
            "lateral-raise",
            "rear-delt-fly",
            "step-up");

    public GymEquipment {
        bars = List.copyOf(bars);
        plates = List.copyOf(plates);
        dumbbells = List.copyOf(dumbbells);
        machines = List.copyOf(machines);
    }

    public record Bar(@Nullable String name, Exact weight, List<String> exercises) {
        public Bar {
            exercises = List.copyOf(exercises);
        }
    }

    /** A machine has either {@code loads}, in ascending order, or a {@code step} between two loads. */
    public record Machine(
            @Nullable String name,
            List<String> exercises,
            List<Exact> loads,
            @Nullable Exact step) {
        public Machine {
            exercises = List.copyOf(exercises);
            loads = List.copyOf(loads);
        }

        private Equipment equipment(WeightUnit unit) {
            return step == null ? Equipment.fixed(unit, loads) : Equipment.steps(unit, step);
        }
    }

    /**
     * The machine or the bar that lists the exercise, otherwise the gym's equipment of the kind that the exercise needs
     * by default.
     */
    public Equipment of(Exercise exercise, WeightUnit wanted) {
        if (wanted == unit) {
            for (Machine machine : machines) {
                if (machine.exercises().contains(exercise.id())) {
                    return machine.equipment(unit);
                }
            }
            if (ownBar(exercise) != null) {
                return barbell(exercise, wanted);
            }
        }
        return switch (exercise.equipment()) {
            case BARBELL -> barbell(exercise, wanted);
            case FIXED -> dumbbells(wanted);
            case STEP -> {
                boolean withDumbbells = hasDumbbells(wanted) && WITH_DUMBBELLS.contains(exercise.id());
                yield withDumbbells ? dumbbells(wanted) : StandardEquipment.steps(exercise, wanted);
            }
        };
    }

    public Equipment barbell(@Nullable Exercise exercise, WeightUnit wanted) {
        Equipment standard = StandardEquipment.barbell(wanted);
        if (wanted != unit) {
            return standard;
        }
        Exact bar = ownBar(exercise);
        if (bar == null) {
            bar = bars.stream()
                    .filter(each -> each.exercises().isEmpty())
                    .map(Bar::weight)
                    .findFirst()
                    .orElse(standard.bar());
        }
        return Equipment.barbell(unit, bar, plates.isEmpty() ? standard.plates() : plates);
    }

    private @Nullable Exact ownBar(@Nullable Exercise exercise) {
        return bars.stream()
                .filter(bar -> exercise != null && bar.exercises().contains(exercise.id()))
                .map(Bar::weight)
                .findFirst()
                .orElse(null);
    }

    public Equipment dumbbells(WeightUnit wanted) {
        return hasDumbbells(wanted) ? Equipment.fixed(unit, dumbbells) : StandardEquipment.dumbbells(wanted);
    }

    private boolean hasDumbbells(WeightUnit wanted) {
        return wanted == unit && !dumbbells.isEmpty();
    }
}
