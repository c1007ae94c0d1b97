package topset.rules.week;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.EquipmentKind;
import topset.rules.lift.Prescription.Step;
import topset.rules.lift.TopSetRules.RampStep;
import topset.rules.load.Body;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;

/** The warm-up and ramp sets (training-rules.md § 5). */
final class WarmUp {

    private static final int EMPTY_BAR_REPS = 10;

    private record Share(Exact ofTopLoad, int reps) {}

    private static final List<Share> WARM_UP =
            List.of(new Share(Exact.ratio(1, 2), 8), new Share(Exact.ratio(2, 3), 5), new Share(Exact.ratio(5, 6), 3));

    private WarmUp() {}

    /**
     * The empty bar, then increasing shares of the top load. Each load is rounded to an available load. A set is left
     * out if it is not heavier than the set before it, or not lighter than the top set.
     */
    static List<Step> before(Exact topLoad, Equipment equipment, LoadableWeights loadable, Body body) {
        List<Step> steps = new ArrayList<>(1 + WARM_UP.size());
        @Nullable Exact last = null;
        if (equipment.kind() == EquipmentKind.BARBELL) {
            Exact bar = requireNonNull(equipment.bar());
            last = bar;
            if (bar.isBelow(topLoad)) {
                steps.add(new Step(bar, EMPTY_BAR_REPS));
            }
        }
        for (Share share : WARM_UP) {
            Exact load = loadable.nearest(body.share(topLoad, share.ofTopLoad()));
            if ((last == null || load.isAbove(last)) && load.isBelow(topLoad)) {
                steps.add(new Step(load, share.reps()));
                last = load;
            }
        }
        return steps;
    }

    static List<Step> rampTo(Exact topLoad, List<RampStep> ramp, LoadableWeights loadable, Body body) {
        return ramp.stream()
                .map(step -> new Step(loadable.nearest(body.share(topLoad, step.ofTopLoad())), step.reps()))
                .toList();
    }
}
