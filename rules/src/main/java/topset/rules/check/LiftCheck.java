package topset.rules.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.PlannedLift;
import topset.contract.ProfileDetails;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.lift.Scheme;
import topset.rules.lift.SchemeCheck;
import topset.rules.lift.Variant;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.Progression;
import topset.rules.progression.Progressions;
import topset.rules.week.GymSettings;

/** Checks a program's lifts against training-rules.md § 2 and § 7, and fills in the defaults. */
public record LiftCheck(Context context) {

    private static final Pattern SLOT_ID = Pattern.compile("[a-z0-9-]{1,64}");

    /**
     * The data that the check of lifts needs besides the request.
     *
     * @param suggestion returns the end of a message about an unknown exercise, which names similar exercises; may be
     * empty
     * @param athlete has a unit, in which loads are given; without {@code trainingSince} the experience is not checked
     * @param history returns the trend of an exercise, in the athlete's unit, or null
     * @param running returns the lift that a lift of the request with this slot id replaces, or null; only a preview
     * has such lifts
     */
    public record Context(
            Function<String, @Nullable Exercise> catalogue,
            UnaryOperator<String> suggestion,
            GymSettings gym,
            Progressions methods,
            ProfileDetails athlete,
            LocalDate startsOn,
            Bodyweights bodyweights,
            Function<String, @Nullable PastEstimate> history,
            Function<String, @Nullable Lift> running) {

        WeightUnit unit() {
            return Objects.requireNonNull(athlete.unit());
        }

        /** The bodyweight at the program's start, in the athlete's unit; null if it is unknown. */
        @Nullable
        Exact bodyweight() {
            return bodyweights.on(startsOn, unit());
        }
    }

    /** The lifts are in the order of the request; each warning concerns one of them. */
    public record AcceptedLifts(List<Lift> lifts, List<LiftWarning> warnings) {}

    public record LiftWarning(String rule, String says) {}

    /** Null after a refusal. */
    public static @Nullable AcceptedLifts check(List<LiftRequest> lifts, Context context, Refusals refusals) {
        if (lifts.isEmpty() || lifts.size() > Limits.LIFTS) {
            refusals.refuse("lifts", "must have 1 to " + Limits.LIFTS + " lifts, not " + lifts.size(), "lifts");
            return null;
        }
        LiftCheck check = new LiftCheck(context);
        List<Lift> accepted = new ArrayList<>();
        Set<String> slots = new HashSet<>();
        Set<String> daysOfExercises = new HashSet<>();
        for (int n = 0; n < lifts.size(); n++) {
            Refusals ofLift = refusals.in("lifts[" + n + "]");
            LiftRequest asked = lifts.get(n);
            Lift replaced = asked == null || asked.slotId() == null
                    ? null
                    : context.running().apply(asked.slotId());
            Lift lift = check.lift(asked, null, replaced, ofLift);
            if (asked != null) {
                Exercise exercise = check.exercise(asked.exercise());
                String slotId = slotId(asked, exercise);
                String onDay = asked.day() + " " + asked.exercise();
                if (exercise != null && asked.day() != null && !daysOfExercises.add(onDay)) {
                    twiceOnDay(asked.day(), exercise.id(), ofLift);
                } else if (slotId != null && !slots.add(slotId)) {
                    ofLift.refuse("slotId", "must be unique: " + slotId + " is listed twice", "duplicate-slot");
                }
            }
            if (lift != null) {
                accepted.add(lift);
            }
        }
        limits(lifts, refusals);
        return refusals.count() > 0
                ? null
                : new AcceptedLifts(List.copyOf(accepted), Suitability.warnings(accepted, context));
    }

    private static void twiceOnDay(int day, String exercise, Refusals refusals) {
        refusals.refuse(
                "exercise",
                "must differ from the other lifts of day " + day + ": " + exercise + " is listed twice",
                "duplicate-slot");
    }

    /** These limits keep the Kafka message that contains the program small. */
    private static void limits(List<LiftRequest> lifts, Refusals refusals) {
        int reasons = 0;
        int loads = 0;
        for (LiftRequest each : lifts) {
            if (each != null && each.force() != null && each.force().reason() != null) {
                reasons += each.force().reason().length();
            }
            if (each != null && each.equipment() != null && each.equipment().loads() != null) {
                loads += each.equipment().loads().size();
            }
        }
        if (reasons > Limits.REASONS_OF_A_PROGRAM) {
            refusals.refuse(
                    "lifts",
                    "must have at most " + Limits.REASONS_OF_A_PROGRAM + " characters in the written reasons of all"
                            + " lifts, not "
                            + reasons,
                    "force");
        }
        if (loads > Limits.LOADS_OF_A_PROGRAM) {
            refusals.refuse(
                    "lifts",
                    "must list at most " + Limits.LOADS_OF_A_PROGRAM
                            + " loadable weights in the equipment of all lifts together, not " + loads,
                    "loadable");
        }
    }

    /**
     * Checks a change of a lift from a week on (training-rules.md § 6, {@code lift-changed}). If the request omits the
     * slot id, the day or the exercise, the current value is kept. A change of the exercise or unit requires a start.
     * Without such a change the load is kept, and a start in the request is ignored. Null after a refusal.
     *
     * @param running the lift in the preceding week; if the exercise changes, the exercise of this lift is the replaced
     * one
     * @param now the current lift of the changed week; it differs from {@code running} if an earlier change begins in
     * the same week
     */
    public static @Nullable AcceptedLifts change(
            Lift running, Lift now, Collection<Lift> others, LiftRequest asked, Context context, Refusals refusals) {
        if (asked.slotId() != null && !asked.slotId().equals(now.slotId())) {
            refusals.refuse("slotId", "must be " + now.slotId() + ", not " + asked.slotId(), "slot");
        }
        LiftRequest whole = asked.withPlace(
                now.slotId(),
                Objects.requireNonNullElse(asked.day(), now.day()),
                Objects.requireNonNullElse(asked.exercise(), now.exercise()));
        boolean goesOn = now.exercise().equals(whole.exercise()) && now.unit() == context.unit();
        boolean startMissing = !goesOn && asked.start() == null;
        if (startMissing) {
            refusals.refuse(
                    "start",
                    "is required, because the lift gets another exercise or another weight unit",
                    "lift-changed");
        }
        boolean isSwap =
                asked.start() != null && Boolean.TRUE.equals(asked.start().swap());
        boolean swapsNothing = isSwap && running.exercise().equals(whole.exercise());
        if (swapsNothing) {
            refusals.refuse(
                    "start.swap", "must be absent, because the lift keeps its exercise, " + running.exercise(), "swap");
        }
        boolean isKept = startMissing || swapsNothing || (goesOn && !isSwap);
        LiftCheck check = new LiftCheck(context);
        Lift lift = check.lift(whole, isKept ? now.start() : null, running, refusals);
        if (lift != null
                && others.stream()
                        .anyMatch(other -> !other.slotId().equals(lift.slotId())
                                && other.day() == lift.day()
                                && other.exercise().equals(lift.exercise()))) {
            twiceOnDay(lift.day(), lift.exercise(), refusals);
        }
        return lift == null || refusals.count() > 0
                ? null
                : new AcceptedLifts(List.of(lift), Suitability.warnings(List.of(lift), context));
    }

    /**
     * Reports every violation. If a value is refused, the values that depend on it are still checked as far as
     * possible.
     *
     * @param kept the start that is kept if a lift changes; null if the start of the request is used
     * @param replaced the lift that the changed lift replaces; null for a new program
     */
    private @Nullable Lift lift(
            @Nullable LiftRequest asked, Lift.@Nullable Start kept, @Nullable Lift replaced, Refusals refusals) {
        if (asked == null) {
            refusals.refuse("", "a lift is required", "lifts");
            return null;
        }
        int before = refusals.count();
        Integer day = asked.day();
        if (day == null || day < 1 || day > Limits.DAYS) {
            refusals.refuse(
                    "day",
                    day == null ? "is required: a day from 1 to " + Limits.DAYS : Refusals.between(1, Limits.DAYS, day),
                    "slot");
        }
        String forced = forced(asked, refusals);
        Exercise exercise = exercise(asked.exercise(), replaced, refusals);
        String slotId = slotId(asked, exercise);
        if (slotId != null && !SLOT_ID.matcher(slotId).matches()) {
            refusals.refuse("slotId", "must be 1 to 64 characters of a-z, 0-9 and -, not '" + slotId + "'", "slot");
        }
        Variant variant = SchemeCheck.variant(asked.scheme(), refusals.in("scheme"));
        if (exercise != null && variant != null) {
            Suitability.check(variant, exercise, forced != null, context, refusals);
        }
        Progression progression = variant == null
                ? null
                : MethodCheck.method(asked.progression(), variant, context.methods(), refusals.in("progression"));
        Scheme scheme = scheme(variant, asked.scheme(), exercise, progression, refusals.in("scheme"));
        Lift.Method method = MethodCheck.parameters(
                progression, asked.progression(), exercise, context.unit(), refusals.in("progression"));
        if (progression != null && scheme != null && method != null) {
            int beforeMethod = refusals.count();
            progression.check(scheme, method, refusals.in("progression"));
            method = refusals.count() > beforeMethod ? null : method;
        }
        EquipmentCheck.CheckedEquipment equipped = new EquipmentCheck(
                        context.unit(), context.gym(), refusals.in("equipment"))
                .check(asked.equipment(), exercise);
        Lift.Start start = kept;
        if (start == null) {
            Exact share = StartCheck.share(variant, progression, scheme, method);
            SwapStart swap = SwapStart.of(context, exercise, replaced, equipped == null ? null : equipped.equipment());
            start = new StartCheck(context, exercise, share, swap, refusals.in("start")).check(asked.start());
        }
        return refusals.count() > before
                        || day == null
                        || slotId == null
                        || exercise == null
                        || scheme == null
                        || method == null
                        || equipped == null
                        || start == null
                ? null
                : new Lift(
                        slotId,
                        day,
                        exercise.id(),
                        context.unit(),
                        exercise.movement().loadMode(),
                        scheme,
                        method,
                        start,
                        equipped.equipment(),
                        forced,
                        equipped.isOwn());
    }

    /** The default id is made from the day and the exercise; null if one of these is missing. */
    private static @Nullable String slotId(LiftRequest asked, @Nullable Exercise exercise) {
        if (asked.slotId() != null || asked.day() == null || exercise == null) {
            return asked.slotId();
        }
        return "d" + asked.day() + "-" + exercise.id();
    }

    private static @Nullable Scheme scheme(
            @Nullable Variant variant,
            PlannedLift.@Nullable Scheme asked,
            @Nullable Exercise exercise,
            @Nullable Progression progression,
            Refusals refusals) {
        return variant == null || asked == null
                ? null
                : new SchemeCheck(
                                asked,
                                exercise != null && exercise.movement().fatiguing(),
                                progression == null ? null : progression.usualRpe(),
                                refusals)
                        .check(variant);
    }

    private @Nullable Exercise exercise(@Nullable String id, @Nullable Lift replaced, Refusals refusals) {
        Exercise exercise = exercise(id);
        if (exercise != null
                && !exercise.canBegin()
                && (replaced == null || !replaced.exercise().equals(id))) {
            refusals.refuse("exercise", "must not be a retired exercise: " + id + " is retired", "exercise");
        } else if (exercise == null) {
            refusals.refuse(
                    "exercise",
                    id == null
                            ? "is required"
                            : "must be the id of an exercise that GET /v1/exercises lists, not " + id
                                    + context.suggestion().apply(id),
                    "exercise");
        }
        return exercise;
    }

    private @Nullable Exercise exercise(@Nullable String id) {
        return id == null ? null : context.catalogue().apply(id);
    }

    private static @Nullable String forced(LiftRequest asked, Refusals refusals) {
        if (asked.force() == null) {
            return null;
        }
        String reason = asked.force().reason();
        if (reason == null || reason.isBlank() || reason.length() > Limits.REASON) {
            refusals.refuse("force.reason", OverrideCheck.REASON_SAYS, "force");
            return null;
        }
        return reason.strip();
    }
}
