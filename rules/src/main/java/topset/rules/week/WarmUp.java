package topset.rules.week;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.EquipmentKind;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.VariantRules.TopSetRules;
import topset.rules.lift.VariantRules.TopSetRules.RampStep;
import topset.rules.load.Body;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;

/**
 * The sets before the top set (training-rules.md § 5). They follow from the prescription, so they are not stored.
 *
 * @param sets the warm-up sets
 * @param ramp the ramp sets of the lift's variant, after the warm-up
 */
public record WarmUp(List<Step> sets, List<Step> ramp) {

    private static final WarmUp NONE = new WarmUp(List.of(), List.of());
    private static final int EMPTY_BAR_REPS = 10;

    private static final List<RampStep> WARM_UP = List.of(
            new RampStep(Exact.ratio(1, 2), 8), new RampStep(Exact.ratio(2, 3), 5), new RampStep(Exact.ratio(5, 6), 3));

    public record Step(Exact load, int reps) {}

    /** Straight sets have none. */
    public static WarmUp of(Lift lift, SlotWeek week) {
        if (!(week.prescription() instanceof Prescription.TopSet topSet)
                || !(lift.scheme().variant().rules() instanceof TopSetRules rules)) {
            return NONE;
        }
        LoadableWeights loadable = LoadableWeights.of(lift.equipment());
        return new WarmUp(
                before(topSet.load(), lift.equipment(), loadable, week.body()),
                rules.ramp().stream()
                        .map(step -> step(step, topSet.load(), loadable, week.body()))
                        .toList());
    }

    /**
     * The empty bar, then increasing shares of the top load. Each load is rounded to an available load. A set is left
     * out if it is not heavier than the set before it, or not lighter than the top set.
     */
    private static List<Step> before(Exact topLoad, Equipment equipment, LoadableWeights loadable, Body body) {
        List<Step> steps = new ArrayList<>(1 + WARM_UP.size());
        @Nullable Exact last = null;
        if (equipment.kind() == EquipmentKind.BARBELL) {
            Exact bar = requireNonNull(equipment.bar());
            last = bar;
            if (bar.isBelow(topLoad)) {
                steps.add(new Step(bar, EMPTY_BAR_REPS));
            }
        }
        for (RampStep share : WARM_UP) {
            Step step = step(share, topLoad, loadable, body);
            if ((last == null || step.load().isAbove(last)) && step.load().isBelow(topLoad)) {
                steps.add(step);
                last = step.load();
            }
        }
        return steps;
    }

    private static Step step(RampStep share, Exact topLoad, LoadableWeights loadable, Body body) {
        return new Step(loadable.nearest(body.share(topLoad, share.ofTopLoad())), share.reps());
    }
}
