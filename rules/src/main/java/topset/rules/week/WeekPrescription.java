package topset.rules.week;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.contract.TargetOverride;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.Scheme.TopScheme;
import topset.rules.lift.Variant;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.progression.Deload;
import topset.rules.progression.DeloadWeek;
import topset.rules.progression.MethodState;
import topset.rules.progression.Target;

/**
 * Converts the target of a lift for a week to a prescription with available loads.
 *
 * @param override the coach's values, or null; this class ignores the backoff reduction among them
 * @param deload the deload of the week, or null; it does not change values that the override sets
 */
public record WeekPrescription(
        SlotRules rules,
        @Nullable TargetOverride override,
        @Nullable Deload deload,
        Forecast forecast) {

    /** {@code beyondFailure} says whether one of the loads raises the flag {@code BEYOND_FAILURE}. */
    public record PlannedPrescription(Prescription prescription, boolean beyondFailure) {}

    public PlannedPrescription of(Target target, @Nullable Exact reduction) {
        BigDecimal given = override == null ? null : override.load();
        Exact exact = given == null ? load(target) : Exact.of(given);
        Exact load = given == null && target.roundsDown()
                ? rules.loadable().notHeavier(exact)
                : rules.loadable().nearest(exact);
        StraightScheme straight = rules.lift().scheme().straight();
        return straight == null
                ? topSet(target.reps(), exact, load, requireNonNull(reduction))
                : new PlannedPrescription(straight(straight, target.state(), exact, load), false);
    }

    private Exact load(Target target) {
        return deload == null ? target.exact() : DeloadWeek.load(deload, target.exact(), forecast.body());
    }

    private Prescription.Straight straight(StraightScheme scheme, MethodState state, Exact exact, Exact load) {
        RepRange reps = override == null || override.reps() == null
                ? rules.method().reps(scheme.reps(), state)
                : new RepRange(override.reps(), override.reps());
        Variant variant = rules.lift().scheme().variant();
        Forecast.Share share = variant.oneLoad().expectsReps() ? forecast.of(load) : null;
        return new Prescription.Straight(
                rules.lift().unit(),
                deload == null ? scheme.sets() : variant.oneLoad().deloadSets(scheme.sets()),
                load,
                exact,
                reps,
                share == null ? null : Integer.valueOf(share.expectedReps(Forecast.FRESH)),
                variant == Variant.STRAIGHT ? null : variant,
                deload == null ? scheme.totalReps() : null);
    }

    private PlannedPrescription topSet(Target.@Nullable RepTarget reps, Exact exact, Exact load, Exact reduction) {
        Lift lift = rules.lift();
        LoadableWeights loadable = rules.loadable();
        Body body = forecast.body();
        Forecast.Share topShare = forecast.of(load);
        Prescription.Top top = top(reps, exact, load, topShare);
        // The backoff load is computed from the rounded top load, because the lifter puts the rounded load on the bar.
        Exact exactBackoff = body.lessPercent(load, reduction);
        Exact backoffLoad = loadable.nearest(exactBackoff);
        Forecast.Share backoffShare = forecast.of(backoffLoad);
        Prescription.Backoff backoff = backoff(reduction, exactBackoff, backoffLoad, backoffShare);
        boolean beyondFailure = (topShare != null && topShare.isBeyondFailure(top.reps()))
                || (backoffShare != null
                        && backoffShare.isBeyondFailure(backoff.repRange().min()));
        return new PlannedPrescription(new Prescription.TopSet(lift.unit(), top, backoff), beyondFailure);
    }

    private Prescription.Top top(
            Target.@Nullable RepTarget asked, Exact exact, Exact load, Forecast.@Nullable Share share) {
        TopScheme scheme = requireNonNull(rules.lift().scheme().top());
        int reps = asked == null ? scheme.target() : asked.target();
        RepRange range = asked == null ? scheme.reps() : asked.range();
        Exact rpe = deload == null ? scheme.rpe() : DeloadWeek.rpe(deload, reps, scheme.rpe());
        if (override != null && override.reps() != null) {
            reps = override.reps();
            range = asked == null ? range.with(reps) : new RepRange(reps, reps);
        }
        return new Prescription.Top(
                scheme.sets(),
                load,
                exact,
                reps,
                range,
                rpe,
                scheme.ceiling(),
                share == null ? null : share.expectedRpe(reps));
    }

    private int backoffSets(int usual) {
        if (override != null && override.backoffSets() != null) {
            return override.backoffSets();
        }
        return deload == null ? usual : Math.min(usual, deload.backoffSets());
    }

    private Prescription.Backoff backoff(Exact reduction, Exact exact, Exact load, Forecast.@Nullable Share share) {
        BackoffScheme scheme = requireNonNull(rules.lift().scheme().backoff());
        return new Prescription.Backoff(
                backoffSets(scheme.sets()),
                load,
                exact,
                reduction,
                scheme.reps(),
                share == null ? null : Integer.valueOf(share.expectedReps(Forecast.AFTER_TOP_SET)));
    }
}
