package topset.session.sets;

import java.math.BigDecimal;
import java.util.List;

/** 1..10 in steps of 0.5 (training-rules.md § 1). */
public record Rpe(BigDecimal value) {
    private static final BigDecimal STEP = new BigDecimal("0.5");

    public Rpe {
        value = value.scale() < Load.LEAST_SCALE ? value : value.stripTrailingZeros();
    }

    public List<LimitViolation> violations() {
        if (value.compareTo(BigDecimal.ONE) < 0 || value.compareTo(BigDecimal.TEN) > 0) {
            return List.of(new LimitViolation("rpe", "must be 1 to 10", "rpe-range"));
        }
        return value.remainder(STEP).signum() == 0
                ? List.of()
                : List.of(new LimitViolation("rpe", "must be a multiple of 0.5", "rpe-steps"));
    }
}
