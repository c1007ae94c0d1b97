package topset.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;

/** Builds a lift as a coach requests it, with defaults for all other fields. */
public final class LiftOf {

    private final String exercise;
    private String slotId;
    private int day = 1;
    private String variant = "SINGLE_TOP";
    private PlannedLift.@Nullable TopReps topReps;
    private @Nullable BigDecimal topRpe;
    private @Nullable Integer topSets;
    private @Nullable Integer backoffSets;
    private PlannedLift.@Nullable Reps backoffReps;
    private @Nullable BigDecimal reduction;
    private @Nullable Integer sets;
    private PlannedLift.@Nullable Reps reps;
    private @Nullable Integer totalReps;
    private @Nullable String method;
    private @Nullable BigDecimal increment;
    private @Nullable List<Integer> waveReps;
    private LiftRequest.@Nullable Start start = new LiftRequest.Start(new BigDecimal(100), null, null, null, null);
    private Lift.@Nullable Start swapped;
    private PlannedLift.@Nullable Equipment equipment;
    private PlannedLift.@Nullable Force force;

    private LiftOf(String exercise) {
        this.exercise = exercise;
        slotId = "d1-" + exercise;
    }

    public static LiftOf the(String exercise) {
        return new LiftOf(exercise);
    }

    /** The lift of training-rules.md § 10: 120 kg, LINEAR 2.5, three backoff sets of 8–12. */
    public static Lift benchPress() {
        return the("bench-press").from("120").lift();
    }

    public LiftOf slot(String id) {
        slotId = id;
        return this;
    }

    public LiftOf day(int day) {
        this.day = day;
        slotId = "d" + day + "-" + exercise;
        return this;
    }

    public LiftOf variant(String variant) {
        this.variant = variant;
        return this;
    }

    public LiftOf topSets(int sets) {
        topSets = sets;
        return this;
    }

    public LiftOf topReps(@Nullable Integer min, @Nullable Integer max, @Nullable Integer target) {
        topReps = new PlannedLift.TopReps(min, max, target);
        return this;
    }

    public LiftOf topRpe(String rpe) {
        topRpe = new BigDecimal(rpe);
        return this;
    }

    public LiftOf backoff(@Nullable Integer sets, @Nullable Integer min, @Nullable Integer max) {
        backoffSets = sets;
        backoffReps = new PlannedLift.Reps(min, max);
        return this;
    }

    public LiftOf reduction(String percent) {
        reduction = new BigDecimal(percent);
        return this;
    }

    public LiftOf straight(@Nullable Integer sets, @Nullable Integer min, @Nullable Integer max) {
        variant = "STRAIGHT";
        this.sets = sets;
        reps = new PlannedLift.Reps(min, max);
        return this;
    }

    /** Prescribes {@code sets} mini-sets of {@code reps}. A null value gets its default. */
    public LiftOf cluster(@Nullable Integer sets, @Nullable Integer reps) {
        variant = "CLUSTER";
        this.sets = sets;
        this.reps = reps == null ? null : new PlannedLift.Reps(reps, reps);
        return this;
    }

    public LiftOf restPause(@Nullable Integer totalReps) {
        variant = "REST_PAUSE";
        this.totalReps = totalReps;
        return this;
    }

    /** Starts from a one-repetition maximum. */
    public LiftOf fromMax(String max) {
        start = new LiftRequest.Start(null, new BigDecimal(max), null, null, null);
        return this;
    }

    public LiftOf method(String name) {
        method = name;
        return this;
    }

    public LiftOf increment(String increment) {
        this.increment = new BigDecimal(increment);
        return this;
    }

    public LiftOf waveReps(@Nullable Integer... reps) {
        waveReps = Arrays.asList(reps);
        return this;
    }

    public LiftOf from(String load) {
        start = new LiftRequest.Start(new BigDecimal(load), null, null, null, null);
        return this;
    }

    public LiftOf start(LiftRequest.@Nullable Start start) {
        this.start = start;
        return this;
    }

    /** Starts as if the lift had replaced another exercise. The first load is exact. */
    public LiftOf swapped(Lift.Swap swap, String firstLoad) {
        swapped = new Lift.Start(Exact.parse(firstLoad), null, null, false, Exact.parse(firstLoad), swap);
        return this;
    }

    /** Uses equipment with only these loads. */
    public LiftOf loads(String... loads) {
        return equipment(new PlannedLift.Equipment(
                "FIXED", null, null, Arrays.stream(loads).map(BigDecimal::new).toList(), null));
    }

    public LiftOf equipment(PlannedLift.Equipment equipment) {
        this.equipment = equipment;
        return this;
    }

    public LiftOf forced(String reason) {
        force = new PlannedLift.Force(reason);
        return this;
    }

    public LiftRequest request() {
        return new LiftRequest(
                slotId,
                day,
                exercise,
                new PlannedLift.Scheme(
                        variant, topSets, topReps, topRpe, backoffSets, backoffReps, reduction, sets, reps, totalReps),
                new PlannedLift.Progression(method, increment, waveReps),
                start,
                equipment,
                force);
    }

    public Lift lift() {
        return lift(WeightUnit.KG);
    }

    /** Returns the checked lift. Fails the test if the check refuses it. */
    public Lift lift(WeightUnit unit) {
        return withSwap(Checked.accepted(found -> LiftCheck.check(List.of(request()), context(unit), found))
                .lifts()
                .getFirst());
    }

    private Lift withSwap(Lift lift) {
        return swapped == null
                ? lift
                : new Lift(
                        lift.slotId(),
                        lift.day(),
                        lift.exercise(),
                        lift.unit(),
                        lift.loadMode(),
                        lift.scheme(),
                        lift.method(),
                        swapped,
                        lift.equipment(),
                        lift.forced(),
                        lift.ownEquipment());
    }

    public static LiftCheck.Context context(WeightUnit unit) {
        return Checked.context(
                TestCatalogue::find, unit, LocalDate.of(2026, 11, 23), null, false, null, exercise -> null);
    }
}
