package topset.program.training;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.EquipmentKind;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.RepRange;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.lift.Scheme.StraightScheme;
import topset.program.training.lift.Scheme.TopScheme;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;
import topset.program.training.load.PlateLoading;
import topset.program.training.progression.Target;

/** Turns what a method wants into what is prescribed: everything rounded to what can be loaded. */
final class WeekPrescription {

    private final Lift lift;
    private final LoadableWeights loadable;

    WeekPrescription(Lift lift, LoadableWeights loadable) {
        this.lift = lift;
        this.loadable = loadable;
    }

    /**
     * The prescription.
     *
     * @param reduction ρ in %, null for straight sets
     */
    Prescription of(Target target, @Nullable Exact reduction) {
        Exact load = loadable.nearest(target.exact());
        StraightScheme straight = lift.scheme().straight();
        if (straight != null) {
            return new Prescription.Straight(
                    lift.unit(), straight.sets(), load, target.exact(), straight.reps(), plates(load), null);
        }
        return topSet(target, load, requireNonNull(reduction));
    }

    private Prescription.TopSet topSet(Target target, Exact load, Exact reduction) {
        Prescription.Backoff backoff = backoff(load, reduction);
        boolean ramps = lift.scheme().variant() == Variant.RAMPING;
        List<Exact> topPlates = plates(load);
        List<Exact> backoffPlates = plates(backoff.load());
        return new Prescription.TopSet(
                lift.unit(),
                top(target, load),
                backoff,
                ramps ? WarmUp.rampTo(load, loadable) : List.of(),
                WarmUp.before(load, lift.equipment(), loadable),
                topPlates == null || backoffPlates == null ? null : new Prescription.Plates(topPlates, backoffPlates));
    }

    private Prescription.Top top(Target target, Exact load) {
        TopScheme scheme = requireNonNull(lift.scheme().top());
        Target.Reps asked = target.reps();
        int reps = asked == null ? scheme.target() : asked.target();
        RepRange range = asked == null ? scheme.reps() : asked.range();
        return new Prescription.Top(
                scheme.sets(), load, target.exact(), reps, range, scheme.rpe(), scheme.ceiling(), null);
    }

    /** Off next week's top load as rounded, since that is what will be on the bar. */
    private Prescription.Backoff backoff(Exact topLoad, Exact reduction) {
        BackoffScheme scheme = requireNonNull(lift.scheme().backoff());
        Exact exact = topLoad.lessPercent(reduction);
        return new Prescription.Backoff(scheme.sets(), loadable.nearest(exact), exact, reduction, scheme.reps(), null);
    }

    private @Nullable List<Exact> plates(Exact load) {
        return lift.equipment().kind() == EquipmentKind.BARBELL ? PlateLoading.perSide(lift.equipment(), load) : null;
    }
}
