package topset.session.sessions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.SetDetails;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** The limits of the values of one set (training-rules.md § 1). Each method refuses values outside them. */
public final class SetLimits {
    private static final int MOST_REPS = 100;
    private static final BigDecimal STEP_OF_RPE = new BigDecimal("0.5");
    private static final int DECIMALS_OF_LOAD = 3;

    private SetLimits() {}

    @FunctionalInterface
    public interface SetRefusal {
        /** {@code field} is a path such as {@code load.value}, {@code rule} an id such as {@code load-decimals}. */
        void refuse(String field, String message, String rule);
    }

    /** If {@code mode} is null, for an unknown exercise, only the limits that hold for every exercise are checked. */
    public static void load(Weight load, @Nullable LoadMode mode, SetRefusal refusal) {
        var value = SetDetails.normalized(load.value());
        var most = most(load.unit());
        var range = most + " " + load.unit();
        var says = switch (mode) {
            case null -> "must be at most " + range;
            case EXTERNAL -> "must be above 0 and at most " + range;
            case ADDED_TO_BODYWEIGHT -> "must be from -" + most + " to " + range + ", as added to the bodyweight";
        };
        if (value.abs().compareTo(most) > 0 || (mode == LoadMode.EXTERNAL && value.signum() <= 0)) {
            refusal.refuse("load.value", says, "load-range");
        }
        if (value.scale() > DECIMALS_OF_LOAD) {
            refusal.refuse("load.value", "must have at most three decimals", "load-decimals");
        }
    }

    private static BigDecimal most(WeightUnit unit) {
        return switch (unit) {
            case KG -> new BigDecimal("1000");
            case LB -> new BigDecimal("2200");
        };
    }

    /** 0 is a failed attempt. */
    public static void reps(int reps, SetRefusal refusal) {
        if (reps < 0 || reps > MOST_REPS) {
            refusal.refuse("reps", "must be 0 to " + MOST_REPS, "reps-range");
        }
    }

    public static void rpe(BigDecimal rpe, SetRefusal refusal) {
        if (rpe.compareTo(BigDecimal.ONE) < 0 || rpe.compareTo(BigDecimal.TEN) > 0) {
            refusal.refuse("rpe", "must be 1 to 10", "rpe-range");
        } else if (SetDetails.normalized(rpe).remainder(STEP_OF_RPE).signum() != 0) {
            refusal.refuse("rpe", "must be a multiple of 0.5", "rpe-steps");
        }
    }
}
