package topset.rules.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.lift.Refusals;
import topset.rules.lift.Variant;
import topset.rules.load.Exact;
import topset.rules.progression.Progression;
import topset.rules.progression.Progressions;

/**
 * Fills in the parameters of a progression method, and refuses a method that does not suit the variant
 * (training-rules.md § 3).
 */
final class MethodCheck {

    private static final Exact LEAST_INCREMENT = Exact.parse("0.25");
    private static final Exact MOST_INCREMENT = Exact.of(10);

    private MethodCheck() {}

    /** The default is that of the variant; null after a refusal. */
    static @Nullable Progression method(
            PlannedLift.@Nullable Progression asked, Variant variant, Progressions methods, Refusals refusals) {
        String name = asked == null || asked.method() == null
                ? variant.rules().progressions().getFirst()
                : asked.method();
        Progression method = methods.named(name).orElse(null);
        if (method == null || !method.suits(variant)) {
            List<String> suited = methods.suiting(variant);
            refusals.refuse(
                    "method",
                    "must be one of " + String.join(", ", suited) + " with variant " + variant + ", not " + name,
                    "method-unsuited");
            return null;
        }
        return method;
    }

    /** Returns null after a refusal. {@code method} is null if it was refused, {@code exercise} if it is unknown. */
    static Lift.@Nullable Method parameters(
            @Nullable Progression method,
            PlannedLift.@Nullable Progression asked,
            @Nullable Exercise exercise,
            WeightUnit unit,
            Refusals refusals) {
        BigDecimal given = asked == null ? null : asked.increment();
        Exact increment = exercise == null
                ? null
                : Exact.of(exercise.movement().increment().in(unit));
        if (given != null) {
            increment = refusals.decimal("increment", given, LEAST_INCREMENT, MOST_INCREMENT, "increment");
        }
        if (method == null) {
            return null;
        }
        List<Integer> waveReps = asked == null ? null : asked.waveReps();
        List<Integer> reps = Objects.requireNonNullElse(waveReps, method.usualWaveReps());
        if (waveReps != null && method.usualWaveReps().isEmpty()) {
            refusals.refuse("waveReps", "must be absent with method " + method.name(), "method-unsuited");
        }
        if (reps.stream().anyMatch(Objects::isNull)) {
            refusals.refuse("waveReps", "each step must have a number of reps; null is not allowed", "top-reps");
            return null;
        }
        return increment == null ? null : new Lift.Method(method.name(), increment, reps);
    }
}
