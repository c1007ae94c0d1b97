package topset.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift.Reps;
import topset.contract.PlannedLift.Scheme;
import topset.contract.PlannedLift.TopReps;
import topset.contract.TemplateDay;
import topset.rules.lift.LiftRequest;

/**
 * The three templates of the training guide (training-rules.md § 9). If the guide gives a single number of reps n, the
 * range is n–n for a top set and n to n + 2 for backoff sets. The guide's "Bench Press: Top set 4×3" contradicts the
 * guide's rule "stick to 1-2 top sets", so this template has one top set of 3–4 reps.
 */
public final class Templates {

    /** The day of the lifts, if a program uses only one template. */
    private static final int FIRST_DAY = 1;

    private static final LiftRequest NOTHING = new LiftRequest(null, null, null, null, null, null, null, null);

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

    public static List<Template> all() {
        return ALL;
    }

    public static Optional<Template> named(String id) {
        return ALL.stream().filter(template -> template.id().equals(id)).findFirst();
    }

    /**
     * A lift that comes from a template, from the request, or from both.
     *
     * @param given the index of the lift in the request; null if the lift comes only from the template
     * @param day the template that has the lift, and its day; null if the lift comes only from the request
     */
    public record FilledIn(
            LiftRequest lift,
            @Nullable Integer given,
            @Nullable TemplateDay day) {}

    /**
     * If a requested lift has the same exercise as a lift of the template, the requested values, including the day,
     * replace the template's values. Other requested lifts are added at the end.
     */
    public static List<FilledIn> filledIn(Template template, List<LiftRequest> given) {
        Filling filling = new Filling(given);
        filling.add(new TemplateDay(FIRST_DAY, template.id()), template, false);
        return filling.all();
    }

    /**
     * A requested lift with a day completes the template's lift with the same exercise on this day. A requested lift
     * without a day completes the first template lift with the same exercise that no other requested lift has
     * completed.
     */
    public static List<FilledIn> filledIn(List<TemplateDay> days, List<LiftRequest> given) {
        Filling filling = new Filling(given);
        for (TemplateDay day : days) {
            named(day.template()).ifPresent(template -> filling.add(day, template, true));
        }
        return filling.all();
    }

    /** Remembers which requested lifts have not completed a template's lift yet. */
    private static final class Filling {
        private final List<FilledIn> lifts = new ArrayList<>();
        private final List<LiftRequest> given;
        private final NavigableSet<Integer> left = new TreeSet<>();

        Filling(List<LiftRequest> given) {
            this.given = given;
            IntStream.range(0, given.size()).forEach(left::add);
        }

        /**
         * If {@code isBoundToDay} is true, only requested lifts with the template's day, or without a day, complete its
         * lifts.
         */
        void add(TemplateDay day, Template template, boolean isBoundToDay) {
            for (LiftRequest lift : template.lifts()) {
                Integer own = first(lift, each -> !isBoundToDay || Objects.equals(each.day(), day.day()));
                if (own == null) {
                    own = first(lift, each -> each.day() == null);
                }
                if (own != null) {
                    left.remove(own);
                }
                lifts.add(new FilledIn(completed(lift, day.day(), own == null ? null : given.get(own)), own, day));
            }
        }

        private @Nullable Integer first(LiftRequest lift, Predicate<LiftRequest> suits) {
            return left.stream()
                    .filter(n -> Objects.equals(given.get(n).exercise(), lift.exercise()) && suits.test(given.get(n)))
                    .findFirst()
                    .orElse(null);
        }

        List<FilledIn> all() {
            left.forEach(n -> lifts.add(new FilledIn(given.get(n), n, null)));
            return List.copyOf(lifts);
        }
    }

    private static LiftRequest completed(LiftRequest lift, int day, @Nullable LiftRequest own) {
        LiftRequest given = own == null ? NOTHING : own;
        LiftRequest placed =
                given.withPlace(given.slotId(), Objects.requireNonNullElse(given.day(), day), lift.exercise());
        return given.scheme() == null ? placed.withScheme(lift.scheme()) : placed;
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
                        null,
                        null));
    }

    private static LiftRequest straight(String exercise, int sets, int min, int max) {
        return lift(
                exercise, new Scheme("STRAIGHT", null, null, null, null, null, null, sets, new Reps(min, max), null));
    }

    private static LiftRequest lift(String exercise, @Nullable Scheme scheme) {
        return new LiftRequest(null, FIRST_DAY, exercise, scheme, null, null, null, null);
    }

    /**
     * A training day of the guide.
     *
     * @param name the name that the guide uses
     * @param lifts in the guide's order, with the guide's sets and reps; start loads are absent, because each athlete has
     * their own
     */
    public record Template(String id, String name, List<LiftRequest> lifts) {
        public Template {
            lifts = List.copyOf(lifts);
        }
    }
}
