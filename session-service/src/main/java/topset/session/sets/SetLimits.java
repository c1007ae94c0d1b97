package topset.session.sets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** The limits of the values of one set (training-rules.md § 1). Each method returns the values outside their limits. */
public final class SetLimits {
    private static final int MOST_REPS = 100;
    private static final BigDecimal STEP_OF_RPE = new BigDecimal("0.5");
    private static final int DECIMALS_OF_LOAD = 3;
    private static final int LEAST_SCALE = -100; // a number with a lower scale is far above the limit

    private SetLimits() {}

    /** Equal numbers get equal digits. */
    static BigDecimal normalized(BigDecimal number) {
        return number.scale() < LEAST_SCALE ? number : number.stripTrailingZeros();
    }

    /**
     * The values of a load that are outside their limits.
     *
     * @param mode null for an unknown exercise: then only the limits that hold for every exercise are checked
     */
    public static List<LimitViolation> load(Weight load, @Nullable LoadMode mode) {
        var value = normalized(load.value());
        var unit = load.unit();
        var violations = new ArrayList<LimitViolation>();
        var most = most(unit);
        switch (mode) {
            case null -> {
                if (value.abs().compareTo(most) > 0) {
                    violations.add(
                            new LimitViolation("load.value", "must be at most " + most + " " + unit, "load-range"));
                }
            }
            case EXTERNAL -> {
                if (value.signum() <= 0 || value.compareTo(most) > 0) {
                    violations.add(new LimitViolation(
                            "load.value", "must be above 0 and at most " + most + " " + unit, "load-range"));
                }
            }
            case ADDED_TO_BODYWEIGHT -> {
                if (value.abs().compareTo(most) > 0) {
                    violations.add(new LimitViolation(
                            "load.value",
                            "must be from -" + most + " to " + most + " " + unit + ", as added to the bodyweight",
                            "load-range"));
                }
            }
        }
        if (value.scale() > DECIMALS_OF_LOAD) {
            violations.add(new LimitViolation("load.value", "must have at most three decimals", "load-decimals"));
        }
        return violations;
    }

    private static BigDecimal most(WeightUnit unit) {
        return switch (unit) {
            case KG -> new BigDecimal("1000");
            case LB -> new BigDecimal("2200");
        };
    }

    /** 0 is a failed attempt. */
    public static List<LimitViolation> reps(int reps) {
        return reps >= 0 && reps <= MOST_REPS
                ? List.of()
                : List.of(new LimitViolation("reps", "must be 0 to " + MOST_REPS, "reps-range"));
    }

    public static List<LimitViolation> rpe(BigDecimal rpe) {
        if (rpe.compareTo(BigDecimal.ONE) < 0 || rpe.compareTo(BigDecimal.TEN) > 0) {
            return List.of(new LimitViolation("rpe", "must be 1 to 10", "rpe-range"));
        }
        return normalized(rpe).remainder(STEP_OF_RPE).signum() == 0
                ? List.of()
                : List.of(new LimitViolation("rpe", "must be a multiple of 0.5", "rpe-steps"));
    }
}
