package topset.program.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadMode;
import topset.contract.Exercise.Muscles;
import topset.contract.Exercise.Suitability;
import topset.contract.WeightUnit;

/** A few exercises of the catalogue. */
public final class TestCatalogue {

    private static final List<Exercise> EXERCISES = List.of(
            exercise("bench-press", Suitability.IDEAL, Kind.COMPOUND, EquipmentKind.BARBELL, false, false)
                    .trains("chest", "triceps"),
            exercise("squat", Suitability.IDEAL, Kind.COMPOUND, EquipmentKind.BARBELL, true, true)
                    .trains("quads", "glutes"),
            exercise("pendlay-row", Suitability.UNLISTED, Kind.COMPOUND, EquipmentKind.BARBELL, false, false)
                    .trains("lats", "biceps"),
            exercise("dumbbell-row", Suitability.UNLISTED, Kind.COMPOUND, EquipmentKind.STEP, false, false)
                    .trains("lats", "biceps"),
            exercise("good-morning", Suitability.NOT_RECOMMENDED, Kind.COMPOUND, EquipmentKind.BARBELL, true, false)
                    .trains("hamstrings", "glutes"),
            exercise("lateral-raise", Suitability.UNLISTED, Kind.ISOLATION, EquipmentKind.STEP, false, false)
                    .trains("side-delts", "front-delts"),
            exercise("triceps-pushdown", Suitability.UNLISTED, Kind.ISOLATION, EquipmentKind.STEP, false, false)
                    .trains("triceps", "forearms"),
            exercise("leg-press", Suitability.NOT_RECOMMENDED, Kind.MACHINE, EquipmentKind.STEP, true, false)
                    .trains("quads", "glutes"),
            bodyweight("weighted-dip").trains("chest", "triceps"));

    private interface Trains {
        Exercise trains(String primary, String secondary);
    }

    private TestCatalogue() {}

    public static @Nullable Exercise find(String id) {
        return EXERCISES.stream()
                .filter(exercise -> exercise.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Trains exercise(
            String id,
            Suitability suitability,
            Kind kind,
            EquipmentKind equipment,
            boolean lowerBody,
            boolean fatiguing) {
        return (primary, secondary) -> new Exercise(
                id,
                id,
                new Muscles(List.of(primary), List.of(secondary)),
                suitability,
                null,
                kind,
                equipment,
                equipment == EquipmentKind.STEP ? byUnit("2.5", "5") : null,
                lowerBody ? byUnit("5", "10") : byUnit("2.5", "5"),
                LoadMode.EXTERNAL,
                lowerBody,
                fatiguing);
    }

    private static Trains bodyweight(String id) {
        return (primary, secondary) -> new Exercise(
                id,
                id,
                new Muscles(List.of(primary), List.of(secondary)),
                Suitability.GOOD,
                null,
                Kind.COMPOUND,
                EquipmentKind.STEP,
                byUnit("2.5", "5"),
                byUnit("2.5", "5"),
                LoadMode.ADDED_TO_BODYWEIGHT,
                false,
                false);
    }

    private static Map<WeightUnit, BigDecimal> byUnit(String kg, String lb) {
        return Map.of(WeightUnit.KG, new BigDecimal(kg), WeightUnit.LB, new BigDecimal(lb));
    }
}
