package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exercise that a program can contain. It is an entry of the catalogue {@code /exercises.json}, which both services
 * use (training-rules.md § 7), or a gym has defined it.
 *
 * <p>By default no exercise has equipment of the kind {@code FIXED} (a given list of weights), because only the gym
 * knows the weights of its dumbbells and stacks. The default is {@code STEP} (weights in equal steps) with steps of 2.5
 * kg / 5 lb for dumbbells (per hand), belts, cables and plate-loaded machines, and with steps of 5 kg / 10 lb for
 * weight stacks and sleds.
 *
 * <p>The JSON Schema of {@link GymFact.ExerciseDefined} describes the other components.
 *
 * @param note a coach's remark on the suitability
 * @param ratios published ratios of this exercise's load to the loads of other exercises, by their ids; absent: no
 * ratio is known
 * @param own true if the gym has defined the exercise; absent: it belongs to the catalogue
 * @param retired true if the gym has retired the exercise; absent: it is not retired
 */
public record Exercise(
        String id,
        String name,
        Muscles muscles,
        Suitability suitability,
        @Nullable String note,
        @JsonUnwrapped Movement movement,
        @Nullable Map<String, Ratio> ratios,
        @Nullable List<String> aliases,
        @Nullable Boolean own,
        @Nullable Boolean retired) {

    public boolean canBegin() {
        return !Boolean.TRUE.equals(retired);
    }

    public Exercise asRetired() {
        return with(true);
    }

    public Exercise asInUse() {
        return with(null);
    }

    private Exercise with(@Nullable Boolean isRetired) {
        return new Exercise(id, name, muscles, suitability, note, movement, ratios, aliases, own, isRetired);
    }

    /**
     * What the body does in the exercise, and how the exercise is loaded.
     *
     * @param step between two weights, for equipment of the kind {@code STEP} only
     */
    public record Movement(
            Pattern pattern,
            Kind kind,
            EquipmentKind equipment,
            @Nullable LoadByUnit step,
            LoadByUnit increment,
            LoadMode loadMode,
            boolean lowerBody,
            boolean fatiguing) {}

    /** For the weekly volume, a set counts as 1 set for a primary and as 0.5 sets for a secondary muscle. */
    public record Muscles(List<String> primary, List<String> secondary) {}

    /** For athletes who train in kg and those who train in lb, such as 2.5 kg and 5 lb. */
    public record LoadByUnit(
            @NotNull BigDecimal kg, @NotNull BigDecimal lb) {

        public BigDecimal in(WeightUnit unit) {
            return unit == WeightUnit.KG ? kg : lb;
        }
    }

    /**
     * The load with which an athlete can do an exercise, divided by the load of another exercise, for the same reps and
     * RPE. Loads of bodyweight exercises include the bodyweight; dumbbell loads are per hand.
     *
     * @param source the publication; also the published figures, if the ratio was computed from figures
     */
    public record Ratio(BigDecimal ratio, String source) {}

    /** For training with a heavy top set. */
    public enum Suitability {
        IDEAL,
        GOOD,
        UNLISTED,
        NOT_RECOMMENDED
    }

    /** Patterns that move several joints come first, then patterns that move one joint. */
    public enum Pattern {
        SQUAT(true),
        LUNGE(true),
        HINGE(true),
        HORIZONTAL_PUSH(false),
        VERTICAL_PUSH(false),
        HORIZONTAL_PULL(false),
        VERTICAL_PULL(false),
        OLYMPIC_LIFT(true),
        CARRY(false),
        HIP_EXTENSION(true),
        HIP_ABDUCTION(true),
        HIP_ADDUCTION(true),
        KNEE_EXTENSION(true),
        KNEE_FLEXION(true),
        CALF_RAISE(true),
        CHEST_FLY(false),
        REAR_DELT_FLY(false),
        SHOULDER_FLEXION(false),
        SHOULDER_EXTENSION(false),
        SHOULDER_ABDUCTION(false),
        SHRUG(false),
        ELBOW_EXTENSION(false),
        ELBOW_FLEXION(false),
        WRIST_FLEXION(false),
        TRUNK_FLEXION(false);

        private final boolean ofLowerBody;

        Pattern(boolean ofLowerBody) {
            this.ofLowerBody = ofLowerBody;
        }

        /** The exercises of the shared catalogue follow this rule; a gym's own exercise may say otherwise. */
        public boolean isOfLowerBody() {
            return ofLowerBody;
        }
    }

    /** With several joints, with one joint, or on a machine. */
    public enum Kind {
        COMPOUND,
        ISOLATION,
        MACHINE
    }

    /** A bar with plates, a fixed list of weights, or weights in equal steps (training-rules.md § 1.2). */
    public enum EquipmentKind {
        BARBELL,
        FIXED,
        STEP
    }

    /** Whether the logged load is the whole resistance, or is added to the bodyweight. */
    public enum LoadMode {
        EXTERNAL,
        ADDED_TO_BODYWEIGHT
    }
}
