package topset.program.rules.lift;

import java.util.List;
import topset.program.rules.load.Exact;

/** A variant with a top set and backoff sets. */
public non-sealed interface TopSetRules extends VariantRules {

    /** Defaults and allowed ranges. */
    SchemeTable.Row row();

    /** The sets on the way to the top set that belong to the variant. */
    default List<RampStep> ramp() {
        return List.of();
    }

    @Override
    default boolean isHeavy() {
        return true;
    }

    /** A share of the top load as rounded, and its reps. */
    record RampStep(Exact ofTopLoad, int reps) {}
}
