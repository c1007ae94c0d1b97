package topset.rules.lift;

import java.util.List;
import topset.rules.load.Exact;

public non-sealed interface TopSetRules extends VariantRules {

    SchemeTable.Row row();

    default List<RampStep> ramp() {
        return List.of();
    }

    @Override
    default boolean isHeavy() {
        return true;
    }

    /** The load is a share of the rounded top load. */
    record RampStep(Exact ofTopLoad, int reps) {}
}
