package topset.program.training;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteProfileChanged.Goal;
import topset.contract.Exercise;
import topset.contract.WeightUnit;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LiftRequest;

/** Whether a program's lifts are within training-rules.md § 2 and § 7, with the defaults filled in. */
public final class LiftCheck {

    private LiftCheck() {}

    /**
     * What lifts are checked against.
     *
     * @param catalogue the exercise of an id, null when there is none
     * @param unit the athlete's unit, which loads are given in
     * @param trainingSince absent: not checked
     */
    public record Context(
            Function<String, @Nullable Exercise> catalogue,
            WeightUnit unit,
            LocalDate startsOn,
            @Nullable LocalDate trainingSince,
            boolean injured,
            @Nullable Goal goal) {}

    /** The answer. */
    public sealed interface Checked {}

    /** The lifts, in the order asked for, and remarks that refuse nothing. */
    public record Accepted(List<Lift> lifts, List<Warning> warnings) implements Checked {}

    /** Every value that was refused. */
    public record Refused(List<Violation> violations) implements Checked {}

    /** A remark that refuses nothing. */
    public record Warning(String rule, String says) {}

    /**
     * A refused value.
     *
     * @param field as in {@code lifts[0].scheme.topRpe}
     * @param message with the value and the allowed range
     * @param rule id of the rule in training-rules.md
     */
    public record Violation(String field, String message, String rule) {}

    public static Checked check(List<LiftRequest> lifts, Context context) {
        if (lifts.isEmpty()) {
            return new Accepted(List.of(), List.of());
        }
        throw new UnsupportedOperationException();
    }
}
