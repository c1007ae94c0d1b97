package topset.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.ProfileDetails;
import topset.contract.ProfileDetails.Goal;
import topset.contract.WeightUnit;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Refusals;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.Progressions;
import topset.rules.week.GymSettings;

/** What a check of the training rules accepts or refuses. */
public final class Checked {
    private Checked() {}

    public record Violation(String field, String message, String rule) {}

    /** Fails the test if the check refuses a value. */
    public static <T> T accepted(Function<Refusals, @Nullable T> check) {
        var refused = new ArrayList<Violation>();
        var accepted = check.apply(into(refused));
        if (accepted == null || !refused.isEmpty()) {
            throw new AssertionError("refused: " + refused);
        }
        return accepted;
    }

    /** Empty if the check accepts every value. */
    public static List<Violation> refused(Consumer<Refusals> check) {
        var refused = new ArrayList<Violation>();
        check.accept(into(refused));
        return refused;
    }

    /** For an athlete without bodyweight, in a gym without settings. */
    public static LiftCheck.Context context(
            Function<String, @Nullable Exercise> catalogue,
            WeightUnit unit,
            LocalDate startsOn,
            @Nullable LocalDate trainingSince,
            boolean injured,
            @Nullable Goal goal,
            Function<String, @Nullable PastEstimate> history) {
        return context(
                catalogue,
                unit,
                startsOn,
                trainingSince,
                injured,
                goal,
                history,
                Bodyweights.NONE,
                Progressions.STANDARD,
                GymSettings.NONE,
                unknown -> "");
    }

    public static LiftCheck.Context context(
            Function<String, @Nullable Exercise> catalogue,
            WeightUnit unit,
            LocalDate startsOn,
            @Nullable LocalDate trainingSince,
            boolean injured,
            @Nullable Goal goal,
            Function<String, @Nullable PastEstimate> history,
            Bodyweights bodyweights,
            Progressions methods,
            GymSettings gym,
            UnaryOperator<String> suggestion) {
        var athlete = new ProfileDetails(null, unit, trainingSince, injured, goal, null, null);
        return new LiftCheck.Context(
                catalogue, suggestion, gym, methods, athlete, startsOn, bodyweights, history, slotId -> null);
    }

    private static Refusals into(List<Violation> refused) {
        return Refusals.into((field, message, rule) -> refused.add(new Violation(field, message, rule)));
    }
}
