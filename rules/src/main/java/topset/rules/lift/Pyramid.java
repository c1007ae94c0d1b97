package topset.rules.lift;

import static topset.rules.lift.SchemeTable.cautious;
import static topset.rules.lift.SchemeTable.reps;
import static topset.rules.lift.SchemeTable.rpes;

import java.util.List;
import topset.rules.lift.VariantRules.TopSetRules;
import topset.rules.load.Exact;

/** Loads rise to one top set and fall to one backoff set (training-rules.md § 15). */
final class Pyramid implements TopSetRules {

    private static final SchemeTable.Row ROW = new SchemeTable.Row(
            1, reps(4, 6), 5, rpes("8.5", "8", "9"), Exact.of(9), reps(1, 1), 1, reps(8, 10), cautious());

    private static final List<RampStep> RAMP = List.of(
            new RampStep(Exact.ratio(7, 10), 10),
            new RampStep(Exact.ratio(8, 10), 8),
            new RampStep(Exact.ratio(9, 10), 6));

    @Override
    public TrainingMethod method() {
        return TrainingMethod.PYRAMID;
    }

    @Override
    public List<String> progressions() {
        return List.of("LINEAR", "RPE");
    }

    @Override
    public SchemeTable.Row row() {
        return ROW;
    }

    @Override
    public List<RampStep> ramp() {
        return RAMP;
    }
}
