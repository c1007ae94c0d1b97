package topset.rules.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadMode;
import topset.contract.ProfileDetails.Goal;
import topset.rules.check.LiftCheck.Context;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.lift.Lift;
import topset.rules.lift.Refusals;
import topset.rules.lift.Variant;

/**
 * Checks whether a heavy top set suits the lifter and the exercise (training-rules.md § 7). Straight sets and
 * rest-pause sets are always allowed.
 */
final class Suitability {

    private static final int LEAST_MONTHS = 6;
    private static final int ENOUGH_MONTHS = 12;

    private Suitability() {}

    static void check(Variant variant, Exercise exercise, boolean forced, Context context, Refusals refusals) {
        if (exercise.movement().loadMode() == LoadMode.ADDED_TO_BODYWEIGHT && context.bodyweight() == null) {
            refusals.refuse(
                    "exercise",
                    exercise.id() + " can be planned only if the athlete's profile has a bodyweight",
                    "bodyweight");
        }
        if (!variant.rules().isHeavy() || forced) {
            return;
        }
        if (exercise.suitability() == Exercise.Suitability.NOT_RECOMMENDED
                || exercise.movement().kind() != Kind.COMPOUND) {
            refusals.refuse(
                    "exercise",
                    exercise.id() + " does not suit heavy top sets; only a coach's reason allows it",
                    "unsuited-exercise");
        }
        if (context.athlete().hasInjury()) {
            refusals.refuse(
                    "",
                    "must have a coach's reason in the field 'force.reason', because the athlete is injured and the"
                            + " variant has a heavy top set",
                    "not-recommended");
        }
        LocalDate since = context.athlete().trainingSince();
        if (since != null && trainedLessThan(LEAST_MONTHS, since, context.startsOn())) {
            refusals.refuse(
                    "",
                    "the athlete has trained since " + since + ", less than " + LEAST_MONTHS + " months before "
                            + context.startsOn() + "; only a coach's reason allows it",
                    "not-recommended");
        }
    }

    static List<LiftWarning> warnings(List<Lift> lifts, Context context) {
        List<LiftWarning> warnings = new ArrayList<>();
        List<Lift> heavy = lifts.stream()
                .filter(lift -> lift.scheme().variant().rules().isHeavy())
                .toList();
        for (Lift lift : heavy) {
            Exercise exercise = context.catalogue().apply(lift.exercise());
            if (exercise != null && exercise.suitability() == Exercise.Suitability.UNLISTED) {
                warnings.add(
                        new LiftWarning("unlisted", lift.exercise() + " is not among the exercises the guide names"));
            }
        }
        if (!heavy.isEmpty() && context.athlete().trainingSince() == null) {
            warnings.add(new LiftWarning(
                    "training-age-unknown",
                    "it is not known since when the athlete trains, so nothing says whether top sets come too early"));
        }
        if (!heavy.isEmpty() && early(context.athlete().trainingSince(), context.startsOn())) {
            warnings.add(new LiftWarning(
                    "early", "the athlete has trained for less than a year; the guide recommends a year or more"));
        }
        warnings.addAll(levels(heavy, context));
        if (context.athlete().goal() == Goal.STRENGTH_ONLY
                && heavy.stream().anyMatch(lift -> lift.scheme().variant() != Variant.HEAVY_SINGLE)) {
            warnings.add(new LiftWarning(
                    "strength-only", "the athlete's goal is strength alone, for which heavy singles are better"));
        }
        for (Lift lift : lifts) {
            Exercise exercise = context.catalogue().apply(lift.exercise());
            if (lift.scheme().variant().rules().isTiring()
                    && exercise != null
                    && exercise.movement().fatiguing()) {
                warnings.add(new LiftWarning(
                        "high-fatigue",
                        lift.scheme().variant() + " of " + lift.exercise() + " causes a lot of fatigue"));
            }
        }
        return warnings;
    }

    private static List<LiftWarning> levels(List<Lift> heavy, Context context) {
        LocalDate since = context.athlete().trainingSince();
        if (since == null) {
            return List.of();
        }
        List<LiftWarning> warnings = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            Integer months = variant.rules().trainingMonths();
            if (months != null
                    && trainedLessThan(months, since, context.startsOn())
                    && heavy.stream().anyMatch(lift -> lift.scheme().variant() == variant)) {
                warnings.add(new LiftWarning(
                        "level", variant + " is for lifters with " + months + " months of training or more"));
            }
        }
        return warnings;
    }

    private static boolean early(@Nullable LocalDate since, LocalDate startsOn) {
        return since != null
                && !trainedLessThan(LEAST_MONTHS, since, startsOn)
                && trainedLessThan(ENOUGH_MONTHS, since, startsOn);
    }

    private static boolean trainedLessThan(int months, LocalDate since, LocalDate startsOn) {
        return startsOn.isBefore(since.plusMonths(months));
    }
}
