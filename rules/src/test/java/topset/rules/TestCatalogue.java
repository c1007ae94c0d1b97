package topset.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadMode;
import topset.contract.Exercise.Muscles;
import topset.contract.Exercise.Pattern;
import topset.contract.Exercise.Ratio;
import topset.contract.Exercise.Suitability;

/** A few exercises of the catalogue. */
public final class TestCatalogue {

    private static final Map<String, Map<String, Ratio>> RATIOS =
            Map.of("front-squat", Map.of("squat", new Ratio(new BigDecimal("0.8"), "a study")));

    private static final List<Exercise> EXERCISES = List.of(
            exercise(
                            "bench-press",
                            Pattern.HORIZONTAL_PUSH,
                            Suitability.IDEAL,
                            Kind.COMPOUND,
                            EquipmentKind.BARBELL,
                            false,
                            false)
                    .trains("chest", "triceps"),
            exercise("squat", Pattern.SQUAT, Suitability.IDEAL, Kind.COMPOUND, EquipmentKind.BARBELL, true, true)
                    .trains("quads", "glutes"),
            exercise("front-squat", Pattern.SQUAT, Suitability.GOOD, Kind.COMPOUND, EquipmentKind.BARBELL, true, true)
                    .trains("quads", "glutes"),
            exercise(
                            "pendlay-row",
                            Pattern.HORIZONTAL_PULL,
                            Suitability.UNLISTED,
                            Kind.COMPOUND,
                            EquipmentKind.BARBELL,
                            false,
                            false)
                    .trains("lats", "biceps"),
            exercise(
                            "dumbbell-row",
                            Pattern.HORIZONTAL_PULL,
                            Suitability.UNLISTED,
                            Kind.COMPOUND,
                            EquipmentKind.STEP,
                            false,
                            false)
                    .trains("lats", "biceps"),
            exercise(
                            "good-morning",
                            Pattern.HINGE,
                            Suitability.NOT_RECOMMENDED,
                            Kind.COMPOUND,
                            EquipmentKind.BARBELL,
                            true,
                            false)
                    .trains("hamstrings", "glutes"),
            exercise(
                            "lateral-raise",
                            Pattern.SHOULDER_ABDUCTION,
                            Suitability.UNLISTED,
                            Kind.ISOLATION,
                            EquipmentKind.STEP,
                            false,
                            false)
                    .trains("side-delts", "front-delts"),
            exercise(
                            "triceps-pushdown",
                            Pattern.ELBOW_EXTENSION,
                            Suitability.UNLISTED,
                            Kind.ISOLATION,
                            EquipmentKind.STEP,
                            false,
                            false)
                    .trains("triceps", "forearms"),
            exercise(
                            "leg-press",
                            Pattern.SQUAT,
                            Suitability.NOT_RECOMMENDED,
                            Kind.MACHINE,
                            EquipmentKind.STEP,
                            true,
                            false)
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
            Pattern pattern,
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
                new Exercise.Movement(
                        pattern,
                        kind,
                        equipment,
                        equipment == EquipmentKind.STEP ? byUnit("2.5", "5") : null,
                        lowerBody ? byUnit("5", "10") : byUnit("2.5", "5"),
                        LoadMode.EXTERNAL,
                        lowerBody,
                        fatiguing),
                RATIOS.get(id),
                null,
                null,
                null);
    }

    private static Trains bodyweight(String id) {
        return (primary, secondary) -> new Exercise(
                id,
                id,
                new Muscles(List.of(primary), List.of(secondary)),
                Suitability.GOOD,
                null,
                new Exercise.Movement(
                        Pattern.HORIZONTAL_PUSH,
                        Kind.COMPOUND,
                        EquipmentKind.STEP,
                        byUnit("2.5", "5"),
                        byUnit("2.5", "5"),
                        LoadMode.ADDED_TO_BODYWEIGHT,
                        false,
                        false),
                null,
                null,
                null,
                null);
    }

    private static Exercise.LoadByUnit byUnit(String kg, String lb) {
        return new Exercise.LoadByUnit(new BigDecimal(kg), new BigDecimal(lb));
    }
}
