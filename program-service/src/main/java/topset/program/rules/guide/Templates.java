package topset.program.rules.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.LiftRequest;
import topset.program.rules.lift.LiftRequest.Reps;
import topset.program.rules.lift.LiftRequest.Scheme;
import topset.program.rules.lift.LiftRequest.TopReps;

/**
 * The guide's three templates (training-rules.md § 9). A fixed rep number n means range n–n for the top set and, for
 * backoffs, n to n + 2. <b>D-3</b>: "Bench Press: Top set 4×3" contradicts "stick to 1-2 top sets"; it is one top
 * set of 3–4 reps.
 */
public final class Templates {

    private static final Template PUSH_DAY = new Template(
            "push-day",
            "Push Day (Powerbuilding)",
            List.of(
                    top("bench-press", 3, 4, 4, 3, new Reps(8, 10)),
                    straight("incline-dumbbell-press", 3, 10, 12),
                    straight("cable-fly", 3, 12, 15),
                    straight("lateral-raise", 3, 12, 15),
                    straight("triceps-pushdown", 3, 12, 15)));

    private static final Template LEG_DAY = new Template(
            "leg-day",
            "Leg Day (Strength + Size)",
            List.of(
                    top("squat", 4, 4, 4, 3, from(8)),
                    top("romanian-deadlift", 5, 5, 5, 2, from(10)),
                    straight("leg-press", 3, 10, 12),
                    straight("leg-curl", 3, 10, 12),
                    straight("calf-raise", 4, 12, 15)));

    private static final Template FULL_UPPER = new Template(
            "full-upper",
            "Full Upper (4-Day Split)",
            List.of(
                    top("overhead-press", 5, 5, 5, 2, from(8)),
                    top("barbell-row", 5, 5, 5, 2, from(8)),
                    straight("weighted-dip", 3, 8, 10),
                    straight("lat-pulldown", 3, 10, 12),
                    straight("face-pull", 3, 15, 20)));

    private static final List<Template> ALL = List.of(PUSH_DAY, LEG_DAY, FULL_UPPER);

    private Templates() {}

    /** All templates, in the guide's order. */
    public static List<Template> all() {
        return ALL;
    }

    public static Optional<Template> named(String id) {
        return ALL.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    /**
     * A template's lifts completed with the athlete's. A given lift with the template's exercise replaces the
     * template's values. Other given lifts follow after them.
     */
    public static List<LiftRequest> filledIn(Template template, List<LiftRequest> given) {
        List<LiftRequest> left = new ArrayList<>(given);
        List<LiftRequest> lifts = new ArrayList<>();
        for (LiftRequest lift : template.lifts()) {
            LiftRequest own = first(left, lift.exercise());
            lifts.add(own == null ? lift : filledIn(lift, own));
            left.remove(own);
        }
        lifts.addAll(left);
        return List.copyOf(lifts);
    }

    private static @Nullable LiftRequest first(List<LiftRequest> lifts, @Nullable String exercise) {
        for (LiftRequest lift : lifts) {
            if (Objects.equals(lift.exercise(), exercise)) {
                return lift;
            }
        }
        return null;
    }

    private static LiftRequest filledIn(LiftRequest lift, LiftRequest given) {
        return new LiftRequest(
                given.slotId(),
                given.day() == null ? lift.day() : given.day(),
                lift.exercise(),
                given.scheme() == null ? lift.scheme() : given.scheme(),
                given.progression(),
                given.start(),
                given.equipment(),
                given.force());
    }

    private static Reps from(int reps) {
        return new Reps(reps, reps + 2);
    }

    private static LiftRequest top(String exercise, int min, int max, int target, int backoffSets, Reps backoffReps) {
        return lift(
                exercise,
                new Scheme(
                        "SINGLE_TOP",
                        1,
                        new TopReps(min, max, target),
                        null,
                        backoffSets,
                        backoffReps,
                        null,
                        null,
                        null));
    }

    private static LiftRequest straight(String exercise, int sets, int min, int max) {
        return lift(exercise, new Scheme("STRAIGHT", null, null, null, null, null, null, sets, new Reps(min, max)));
    }

    private static LiftRequest lift(String exercise, @Nullable Scheme scheme) {
        return new LiftRequest(null, 1, exercise, scheme, null, null, null, null);
    }
}
