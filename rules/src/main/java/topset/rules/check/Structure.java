package topset.rules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.Suitability;
import topset.contract.PlannedLift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.lift.Variant;
import topset.rules.lift.VariantRules.OneLoadRules;

/**
 * The weekly structures of the guide (training-rules.md § 9). A structure fills in default values of lifts, and refuses
 * lifts that do not match it.
 */
public enum Structure {
    ALL_COMPOUNDS("every main lift top set + backoff", "intermediate lifters and powerbuilding"),
    PRIMARY_ONLY(
            "the first exercise of each day top set + backoff, straight sets for the rest",
            "high volume with little recovery"),
    /** Each of the two days is planned from its own sets. */
    HEAVY_VOLUME(
            "a lift on two days: heavy with 2 backoff sets, then moderate with 3; each day with its own history",
            "upper/lower splits and daily undulation");

    /** Every variant with a top set is allowed. */
    private static final String TOP = "TOP";

    private static final String STRAIGHT = Variant.STRAIGHT.name();
    private static final int HEAVY_BACKOFF_SETS = 2;
    private static final String RULE = "structure";

    private final String says;
    private final String bestFor;

    Structure(String says, String bestFor) {
        this.says = says;
        this.bestFor = bestFor;
    }

    public String says() {
        return says;
    }

    /** In our words (training-rules.md § 15). */
    public String bestFor() {
        return bestFor;
    }

    /**
     * What decides the variant of a lift in a program's week.
     *
     * @param isIdeal one of the guide's main lifts
     * @param isSecondOfExercise whether an earlier day has the same exercise
     */
    private record Place(boolean isMain, boolean isIdeal, boolean isFirstOfDay, boolean isSecondOfExercise) {}

    /** The name of the required variant, {@link #TOP}, or null if every variant is allowed. */
    private @Nullable String wanted(Place place) {
        return switch (this) {
            case ALL_COMPOUNDS -> place.isMain() ? TOP : null;
            case PRIMARY_ONLY -> place.isFirstOfDay() ? TOP : STRAIGHT;
            case HEAVY_VOLUME -> {
                Variant ofDay = place.isSecondOfExercise() ? Variant.MODERATE_TOP : Variant.SINGLE_TOP;
                yield place.isMain() ? ofDay.name() : null;
            }
        };
    }

    /**
     * Whether the structure refuses other variants than {@link #wanted}. Usually it does so only for the guide's main
     * lifts; for other exercises, {@link #wanted} is only a default. For example, the guide itself uses straight sets
     * for weighted dips.
     */
    private boolean insists(Place place) {
        return this == PRIMARY_ONLY || place.isIdeal();
    }

    private @Nullable Integer backoffSets(String variant) {
        return this == HEAVY_VOLUME && variant.equals(Variant.SINGLE_TOP.name())
                ? Integer.valueOf(HEAVY_BACKOFF_SETS)
                : null;
    }

    public List<LiftRequest> filledIn(List<LiftRequest> lifts, Function<String, @Nullable Exercise> catalogue) {
        List<Place> places = places(lifts, catalogue);
        List<LiftRequest> filledIn = new ArrayList<>();
        for (int n = 0; n < lifts.size(); n++) {
            filledIn.add(filledIn(lifts.get(n), wanted(places.get(n))));
        }
        return List.copyOf(filledIn);
    }

    public void check(List<LiftRequest> lifts, Function<String, @Nullable Exercise> catalogue, Refusals refusals) {
        List<Place> places = places(lifts, catalogue);
        for (int n = 0; n < lifts.size(); n++) {
            PlannedLift.Scheme scheme = lifts.get(n).scheme();
            String variant = scheme == null ? null : scheme.variant();
            String wanted = insists(places.get(n)) ? wanted(places.get(n)) : null;
            if (wanted != null && !(wanted.equals(TOP) ? !isWithoutTopSet(variant) : wanted.equals(variant))) {
                refusals.in("lifts[" + n + "]")
                        .refuse(
                                "scheme.variant",
                                "structure " + this + " requires "
                                        + (wanted.equals(TOP) ? "a variant with a top set" : wanted)
                                        + " for this lift, not " + variant,
                                RULE);
            } else if (variant != null) {
                backoffs(lifts.get(n), variant, refusals.in("lifts[" + n + "]"));
            }
        }
    }

    /** False for an unknown name, because another check refuses it. */
    private static boolean isWithoutTopSet(@Nullable String name) {
        Variant variant = Refusals.constant(Variant.class, name);
        return variant != null && variant.rules() instanceof OneLoadRules;
    }

    private void backoffs(LiftRequest lift, String variant, Refusals refusals) {
        Integer wanted = backoffSets(variant);
        Integer asked = lift.scheme() == null ? null : lift.scheme().backoffSets();
        if (wanted != null && asked != null && !asked.equals(wanted)) {
            refusals.refuse(
                    "scheme.backoffSets",
                    "structure " + this + " requires " + wanted + " backoff sets for this lift, not " + asked,
                    RULE);
        }
    }

    private LiftRequest filledIn(LiftRequest lift, @Nullable String wanted) {
        PlannedLift.Scheme asked = lift.scheme();
        String variant = asked == null ? null : asked.variant();
        if (variant == null && wanted != null) {
            variant = wanted.equals(TOP) ? Variant.SINGLE_TOP.name() : wanted;
        }
        if (variant == null) {
            return lift;
        }
        Integer sets = asked == null ? null : asked.backoffSets();
        PlannedLift.Scheme scheme = new PlannedLift.Scheme(
                variant,
                asked == null ? null : asked.topSets(),
                asked == null ? null : asked.topReps(),
                asked == null ? null : asked.topRpe(),
                sets == null ? backoffSets(variant) : sets,
                asked == null ? null : asked.backoffReps(),
                asked == null ? null : asked.backoffReduction(),
                asked == null ? null : asked.sets(),
                asked == null ? null : asked.reps(),
                asked == null ? null : asked.totalReps());
        return lift.withScheme(scheme);
    }

    private static List<Place> places(List<LiftRequest> lifts, Function<String, @Nullable Exercise> catalogue) {
        Set<Integer> days = new HashSet<>();
        List<Place> places = new ArrayList<>();
        for (LiftRequest lift : lifts) {
            boolean second = lifts.stream()
                    .anyMatch(other -> Objects.equals(other.exercise(), lift.exercise())
                            && other.day() != null
                            && lift.day() != null
                            && other.day() < lift.day());
            places.add(place(lift, lift.day() != null && days.add(lift.day()), second, catalogue));
        }
        return places;
    }

    private static Place place(
            LiftRequest lift, boolean first, boolean second, Function<String, @Nullable Exercise> catalogue) {
        Exercise exercise = lift.exercise() == null ? null : catalogue.apply(lift.exercise());
        boolean isMain = exercise != null
                && exercise.movement().kind() == Kind.COMPOUND
                && exercise.suitability() != Suitability.NOT_RECOMMENDED;
        boolean isIdeal = exercise != null && exercise.suitability() == Suitability.IDEAL;
        return new Place(isMain, isIdeal, first, second);
    }
}
