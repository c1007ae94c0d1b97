package topset.session.logs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topset.contract.SetRole;
import topset.contract.Weight;

/** Derives the roles of the sets of one exercise from the loads, because the apps do not mark top sets (ADR 0148). */
final class SetRoles {
    /** Three or more sets at the heaviest load are straight sets (training-rules.md § 2). */
    private static final int MOST_TOP_SETS = 2;

    private static final BigDecimal KG_OF_LB = new BigDecimal("0.45359237");

    /** In kilograms, rounded to a tenth as the training rules do (training-rules.md § 1). */
    private static final Comparator<Weight> BY_WEIGHT = Comparator.comparing(SetRoles::kilograms);

    private SetRoles() {}

    record Lifted(Weight load, boolean warmUp) {}

    /**
     * In the order of the sets. A set that is marked as a warm-up is {@code WARM_UP}. Of the others, one or two sets at
     * the heaviest load are {@code TOP}; three or more are {@code STRAIGHT}. A lighter set is {@code RAMP} before the
     * first heaviest set, and {@code BACKOFF} after it.
     */
    static List<SetRole> of(List<Lifted> sets) {
        var working = sets.stream().filter(set -> !set.warmUp()).toList();
        var heaviest = working.stream().map(Lifted::load).max(BY_WEIGHT);
        if (heaviest.isEmpty()) {
            return sets.stream().map(set -> SetRole.WARM_UP).toList();
        }
        var atHeaviest = working.stream()
                .filter(set -> BY_WEIGHT.compare(set.load(), heaviest.get()) == 0)
                .count();
        var roles = new ArrayList<SetRole>();
        var reached = false;
        for (var set : sets) {
            if (set.warmUp()) {
                roles.add(SetRole.WARM_UP);
            } else if (BY_WEIGHT.compare(set.load(), heaviest.get()) == 0) {
                reached = true;
                roles.add(atHeaviest > MOST_TOP_SETS ? SetRole.STRAIGHT : SetRole.TOP);
            } else {
                roles.add(reached ? SetRole.BACKOFF : SetRole.RAMP);
            }
        }
        return roles;
    }

    private static BigDecimal kilograms(Weight load) {
        var exact = switch (load.unit()) {
            case KG -> load.value();
            case LB -> load.value().multiply(KG_OF_LB);
        };
        return exact.setScale(1, RoundingMode.HALF_UP);
    }
}
