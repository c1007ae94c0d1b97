package topset.session.logging;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** The limits of training-rules.md § 1. */
final class SetLimits {
    private static final Duration CLOCK_AHEAD = Duration.ofDays(1);

    private SetLimits() {}

    /**
     * Everything that is wrong with a set.
     *
     * @param exercise the catalogue's entry, null when there is none
     * @param asOf when the request came
     */
    static List<Refusal> refusals(SetDetails set, @Nullable Exercise exercise, OffsetDateTime asOf) {
        var refusals = new ArrayList<Refusal>();
        if (exercise == null) {
            refusals.add(new Refusal("exercise", "there is no exercise " + set.exercise(), "unknown-exercise"));
        } else {
            refusals.addAll(set.load().refusals(exercise.loadMode()));
        }
        refusals.addAll(set.reps().refusals());
        if (set.rpe() != null) {
            refusals.addAll(set.rpe().refusals());
        }
        refusals.addAll(notFarAhead("completedAt", set.completedAt(), asOf));
        return refusals;
    }

    /** A phone's clock may be wrong, but not by more than a day. */
    static List<Refusal> notFarAhead(String field, OffsetDateTime time, OffsetDateTime asOf) {
        return time.isAfter(asOf.plus(CLOCK_AHEAD))
                ? List.of(new Refusal(field, "must not be more than one day ahead", "not-far-ahead"))
                : List.of();
    }
}
