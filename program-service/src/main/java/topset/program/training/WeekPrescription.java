package topset.program.training;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.RepRange;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.lift.Scheme.StraightScheme;
import topset.program.training.lift.Scheme.TopScheme;
import topset.program.training.lift.Variant;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;
import topset.program.training.progression.Target;

/** Turns what a method wants into what is prescribed: everything rounded to what can be loaded. */
final class WeekPrescription {

    private final Lift lift;
    private final LoadableWeights loadable;

    WeekPrescription(Lift lift, LoadableWeights loadable) {
        this.lift = lift;
        this.loadable = loadable;
    }

    /** A prescription and whether a load in it is {@code BEYOND_FAILURE}. */
    record Planned(Prescription prescription, boolean beyondFailure) {}

    /**
     * The prescription.
     *
     * @param target what the method wants
     * @param reduction ρ in %, null for straight sets
     * @param override what a coach wants instead, apart from ρ; null: nothing
     */
    Planned of(Target target, @Nullable Exact reduction, @Nullable TargetOverride override, Forecast forecast) {
        Exact exact = override == null || override.load() == null ? target.exact() : override.load();
        Exact load = loadable.nearest(exact);
        StraightScheme straight = lift.scheme().straight();
        return straight == null
                ? topSet(new Wanted(target.reps(), exact, load, override), requireNonNull(reduction), forecast)
                : new Planned(straight(straight, exact, load, override, forecast.of(load)), false);
    }

    /** A top set: the method's repetitions, its load before and after rounding, and what a coach wants instead. */
    private record Wanted(
            Target.@Nullable Reps reps,
            Exact exact,
            Exact load,
            @Nullable TargetOverride override) {}

    private Prescription.Straight straight(
            StraightScheme scheme,
            Exact exact,
            Exact load,
            @Nullable TargetOverride override,
            Forecast.@Nullable Share share) {
        RepRange reps = override == null || override.reps() == null
                ? scheme.reps()
                : new RepRange(override.reps(), override.reps());
        return new Prescription.Straight(
                lift.unit(),
                scheme.sets(),
                load,
                exact,
                reps,
                loadable.platesPerSide(load),
                share == null ? null : Integer.valueOf(share.expectedStraightReps()));
    }

    private Planned topSet(Wanted wanted, Exact reduction, Forecast forecast) {
        Exact load = wanted.load();
        Body body = forecast.body();
        Forecast.Share topShare = forecast.of(load);
        Prescription.Top top = top(wanted, topShare);
        Exact exactBackoff = BackoffLoad.by(reduction, load, body);
        Exact backoffLoad = loadable.nearest(exactBackoff);
        Forecast.Share backoffShare = forecast.of(backoffLoad);
        Prescription.Backoff backoff = backoff(wanted, reduction, exactBackoff, backoffLoad, backoffShare);
        boolean ramps = lift.scheme().variant() == Variant.RAMPING;
        List<Exact> topPlates = loadable.platesPerSide(load);
        List<Exact> backoffPlates = loadable.platesPerSide(backoff.load());
        Prescription.TopSet planned = new Prescription.TopSet(
                lift.unit(),
                top,
                backoff,
                ramps ? WarmUp.rampTo(load, loadable, body) : List.of(),
                WarmUp.before(load, lift.equipment(), loadable, body),
                topPlates == null || backoffPlates == null ? null : new Prescription.Plates(topPlates, backoffPlates));
        boolean beyondFailure = (topShare != null && topShare.isBeyondFailure(top.reps()))
                || (backoffShare != null
                        && backoffShare.isBeyondFailure(backoff.repRange().min()));
        return new Planned(planned, beyondFailure);
    }

    private Prescription.Top top(Wanted wanted, Forecast.@Nullable Share share) {
        TopScheme scheme = requireNonNull(lift.scheme().top());
        Target.Reps asked = wanted.reps();
        int reps = asked == null ? scheme.target() : asked.target();
        RepRange range = asked == null ? scheme.reps() : asked.range();
        TargetOverride override = wanted.override();
        if (override != null && override.reps() != null) {
            reps = override.reps();
            range = asked == null ? range.with(reps) : new RepRange(reps, reps);
        }
        return new Prescription.Top(
                scheme.sets(),
                wanted.load(),
                wanted.exact(),
                reps,
                range,
                scheme.rpe(),
                scheme.ceiling(),
                share == null ? null : share.expectedRpe(reps));
    }

    /** Off next week's top load as rounded, since that is what will be on the bar. */
    private Prescription.Backoff backoff(
            Wanted wanted, Exact reduction, Exact exact, Exact load, Forecast.@Nullable Share share) {
        BackoffScheme scheme = requireNonNull(lift.scheme().backoff());
        TargetOverride override = wanted.override();
        return new Prescription.Backoff(
                override == null || override.backoffSets() == null ? scheme.sets() : override.backoffSets(),
                load,
                exact,
                reduction,
                scheme.reps(),
                share == null ? null : Integer.valueOf(share.expectedBackoffReps()));
    }
}
