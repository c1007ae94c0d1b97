package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code /exercises.json}, the catalogue both services read (training-rules.md § 7).
 *
 * <p>No FIXED default: which dumbbells or stack weights a gym owns is the gym's to say (a lift's {@code equipment}). Until
 * it does, dumbbells (per hand), belts, cables and loaded levers count as STEP of 2.5 kg / 5 lb, stacks and sleds as
 * STEP of 5 kg / 10 lb.
 *
 * @param id as in {@code bench-press}
 * @param muscles primary and secondary, as in {@code front-delts}
 * @param suitability for top set + backoff training
 * @param note a coach's remark that goes with the suitability
 * @param kind what sort of movement it is
 * @param equipment default equipment: BARBELL, FIXED or STEP
 * @param step default step by unit ({@code kg}, {@code lb}), for STEP equipment only
 * @param increment default weekly increment by unit (training-rules.md § 3.1)
 * @param loadMode whether the load is all there is or is added to the body (§ 4.1)
 * @param lowerBody whether the lower body does it
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

    /** The sort of movement. */
    public enum Kind {
        COMPOUND,
        ISOLATION,
        MACHINE
    }

    /** How its loads come (§ 1.2). */
    public enum EquipmentKind {
        BARBELL,
        FIXED,
        STEP
    }

    /** Whether bodyweight counts. */
    public enum LoadMode {
        EXTERNAL,
        ADDED_TO_BODYWEIGHT
    }
}
