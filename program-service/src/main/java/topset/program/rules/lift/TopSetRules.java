package topset.program.rules.lift;

import java.util.List;
import topset.program.rules.load.Exact;

/** The rules of a variant with a top set and backoff sets. */
public non-sealed interface TopSetRules extends VariantRules {

    /** Returns the row of the table with the variant's defaults and allowed ranges. */
    SchemeTable.Row row();

    /** Returns the variant's ramp sets before the top set; empty for most variants. */
    default List<RampStep> ramp() {
        return List.of();
    }

    @Override
    default boolean isHeavy() {
        return true;
    }

    /**
     * A ramp set, which a lifter does before the top set: its reps, and its load as a share of the rounded top load.
     */
    record RampStep(Exact ofTopLoad, int reps) {}
}
