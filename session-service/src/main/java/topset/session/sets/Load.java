package topset.session.sets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.WeightUnit;

/**
 * The load of a set: the weight on the bar, including the bar. For a bodyweight lift it is the weight that is added to
 * the bodyweight: 0 for none, negative for assistance.
 *
 * @param value exact, at most 1000 kg or 2200 lb, at most three decimals (training-rules.md § 1)
 */
public record Load(BigDecimal value, WeightUnit unit) {
    private static final int DECIMALS = 3;
    static final int LEAST_SCALE = -100; // a number with a lower scale is far above the limit

    public Load {
        value = value.scale() < LEAST_SCALE ? value : value.stripTrailingZeros();
    }

    /**
     * The values that are outside their limits.
     *
     * @param mode null for an unknown exercise: then only the limits that hold for every exercise are checked
     */
    public List<LimitViolation> violations(@Nullable LoadMode mode) {
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
        if (value.scale() > DECIMALS) {
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
}
