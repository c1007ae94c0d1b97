package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code /exercises.json}, the catalogue of both services (training-rules.md § 7).
 *
 * <p>No exercise is FIXED by default, because only the gym knows which dumbbells or stack weights it owns (a lift's
 * {@code equipment}). By default dumbbells (per hand), belts, cables and loaded levers are STEP of 2.5 kg / 5 lb;
 * stacks and sleds are STEP of 5 kg / 10 lb.
 *
 * @param id as in {@code bench-press}
 * @param muscles primary and secondary, as in {@code front-delts}
 * @param suitability for training with a top set and backoffs
 * @param note a coach's remark on the suitability
 * @param kind kind of movement
 * @param equipment default equipment: BARBELL, FIXED or STEP
 * @param step default step by unit ({@code kg}, {@code lb}), for STEP equipment only
 * @param increment default weekly increment by unit (training-rules.md § 3.1)
 * @param loadMode whether the load is the whole resistance or is added to bodyweight (§ 4.1)
 * @param lowerBody whether it trains the lower body
 * @param fatiguing squat, deadlift and their variants: two backoff sets by default (§ 2)
 */
public record Exercise(
        String id,
        String name,
        Muscles muscles,
        Suitability suitability,
        @Nullable String note,
        Kind kind,
        EquipmentKind equipment,
        @Nullable Map<WeightUnit, BigDecimal> step,
        Map<WeightUnit, BigDecimal> increment,
        LoadMode loadMode,
        boolean lowerBody,
        boolean fatiguing) {

    /** Muscles that count for weekly volume: primary 1, secondary 0.5. */
    public record Muscles(List<String> primary, List<String> secondary) {}

    /** How well an exercise suits a heavy top set. */
    public enum Suitability {
        IDEAL,
        GOOD,
        UNLISTED,
        NOT_RECOMMENDED
    }

    /** The kind of movement. */
    public enum Kind {
        COMPOUND,
        ISOLATION,
        MACHINE
    }

    /** The kind of loads that are available (§ 1.2). */
    public enum EquipmentKind {
        BARBELL,
        FIXED,
        STEP
    }

    /** Whether bodyweight is part of the resistance. */
    public enum LoadMode {
        EXTERNAL,
        ADDED_TO_BODYWEIGHT
    }
}
