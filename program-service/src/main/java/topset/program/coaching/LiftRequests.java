package topset.program.coaching;

import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.rules.lift.LiftRequest;

/** Converts the parts of a lift with all defaults to the form in which requests state them. */
public final class LiftRequests {
    private LiftRequests() {}

    public static LiftRequest.Scheme scheme(PlannedLift.Scheme scheme) {
        var top = scheme.topReps();
        return new LiftRequest.Scheme(
                scheme.variant(),
                scheme.topSets(),
                top == null ? null : new LiftRequest.TopReps(top.min(), top.max(), top.target()),
                scheme.topRpe(),
                scheme.backoffSets(),
                reps(scheme.backoffReps()),
                scheme.backoffReduction(),
                scheme.sets(),
                reps(scheme.reps()),
                scheme.totalReps());
    }

    private static LiftRequest.@Nullable Reps reps(PlannedLift.@Nullable RepRange range) {
        return range == null ? null : new LiftRequest.Reps(range.min(), range.max());
    }

    public static LiftRequest.Equipment equipment(PlannedLift.Equipment equipment) {
        var plates = equipment.plates();
        return new LiftRequest.Equipment(
                equipment.kind(),
                equipment.bar(),
                plates == null
                        ? null
                        : plates.stream()
                                .map(plate -> new LiftRequest.Plate(plate.weight(), plate.pairs()))
                                .toList(),
                equipment.loads(),
                equipment.step());
    }
}
