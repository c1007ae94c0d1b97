package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.StandardEquipment;

/**
 * The settings of a gym: the body of {@code PUT /v1/gym}, and what is stored and answered. Absent equipment means the
 * standard equipment (training-rules.md § 1.2). In checked settings, the plates are ordered and equal weights are equal
 * numbers. A lift whose unit differs from the gym's unit always has the standard equipment (ADR 0149).
 *
 * @param unit the unit of the equipment, and the default unit of profiles; null means that each profile must name its
 * own
 * @param timeZone the default time zone of profiles; null means that each profile must name its own
 * @param bars the first bar without exercises is used for all exercises that no other bar lists
 * @param plates heaviest first
 * @param dumbbells in ascending order
 * @param deloadEvery the default period of regular deloads of new programs, in weeks; null means no regular deloads
 * @param coachesSee which athletes a coach sees: {@code EVERYONE} or {@code THEIRS}; absent in a request means no
 * change; absent in the events of settings, because it has an event of its own
 */
public record GymSettings(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable List<Bar> bars,
        @Nullable List<PlannedLift.Plate> plates,
        @Nullable List<BigDecimal> dumbbells,
        @Nullable List<Machine> machines,
        @Nullable Integer deloadEvery,
        @Nullable String coachesSee) {

    public static final GymSettings NONE = new GymSettings(null, null, null, null, null, null, null, null);

    /**
     * The exercises of the catalogue that are loaded with dumbbells. Their standard equipment is {@code STEP}, not a
     * list of dumbbells.
     */
    private static final Set<String> WITH_DUMBBELLS = Set.of(
            "arnold-press",
            "bulgarian-split-squat",
            "dumbbell-bench-press",
            "dumbbell-curl",
            "dumbbell-fly",
            "dumbbell-lunge",
            "dumbbell-romanian-deadlift",
            "dumbbell-row",
            "dumbbell-shoulder-press",
            "dumbbell-shrug",
            "farmers-carry",
            "front-raise",
            "goblet-squat",
            "hammer-curl",
            "incline-dumbbell-press",
            "lateral-raise",
            "rear-delt-fly",
            "step-up");

    public record Bar(
            @Nullable String name,
            @Nullable BigDecimal weight,
            @Nullable List<String> exercises) {}

    /** A machine has either {@code loads}, in ascending order, or a {@code step} between two loads. */
    public record Machine(
            @Nullable String name,
            @Nullable List<String> exercises,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {

        private Equipment equipment(WeightUnit unit) {
            return step == null ? fixed(unit, listed(loads)) : Equipment.steps(unit, Exact.of(step));
        }
    }

    public GymSettings withCoachesSee(@Nullable String other) {
        return new GymSettings(unit, timeZone, bars, plates, dumbbells, machines, deloadEvery, other);
    }

    public boolean hasEquipmentOf(GymSettings other) {
        return equipment().equals(other.equipment());
    }

    /** A gym without a unit has no weights. If such a gym then sets only the unit kg, its equipment stays the same. */
    private List<@Nullable Object> equipment() {
        return Arrays.asList(requireNonNullElse(unit, WeightUnit.KG), bars, plates, dumbbells, machines);
    }

    /**
     * The machine or the bar that lists the exercise, otherwise the gym's equipment of the kind that the exercise needs
     * by default.
     */
    public Equipment equipment(Exercise exercise, WeightUnit wanted) {
        if (wanted == unit) {
            for (Machine machine : listed(machines)) {
                if (listed(machine.exercises()).contains(exercise.id())) {
                    return machine.equipment(wanted);
                }
            }
            if (ownBar(exercise) != null) {
                return barbell(exercise, wanted);
            }
        }
        return switch (exercise.movement().equipment()) {
            case BARBELL -> barbell(exercise, wanted);
            case FIXED -> dumbbells(wanted);
            case STEP -> {
                boolean withDumbbells = hasDumbbells(wanted) && WITH_DUMBBELLS.contains(exercise.id());
                yield withDumbbells ? dumbbells(wanted) : StandardEquipment.steps(exercise, wanted);
            }
        };
    }

    public Equipment barbell(@Nullable Exercise exercise, WeightUnit wanted) {
        Equipment standard = StandardEquipment.barbell(wanted);
        if (wanted != unit) {
            return standard;
        }
        BigDecimal bar = ownBar(exercise);
        if (bar == null) {
            bar = listed(bars).stream()
                    .filter(each -> listed(each.exercises()).isEmpty())
                    .map(Bar::weight)
                    .findFirst()
                    .orElse(null);
        }
        return Equipment.barbell(
                wanted,
                bar == null ? standard.bar() : Exact.of(bar),
                plates == null ? standard.plates() : exactPlates());
    }

    private @Nullable BigDecimal ownBar(@Nullable Exercise exercise) {
        return listed(bars).stream()
                .filter(bar -> exercise != null && listed(bar.exercises()).contains(exercise.id()))
                .map(Bar::weight)
                .findFirst()
                .orElse(null);
    }

    private List<Equipment.Plate> exactPlates() {
        return listed(plates).stream()
                .map(plate -> new Equipment.Plate(Exact.of(requireNonNull(plate.weight())), plate.pairs()))
                .toList();
    }

    public Equipment dumbbells(WeightUnit wanted) {
        return hasDumbbells(wanted) ? fixed(wanted, listed(dumbbells)) : StandardEquipment.dumbbells(wanted);
    }

    private boolean hasDumbbells(WeightUnit wanted) {
        return wanted == unit && dumbbells != null;
    }

    private static Equipment fixed(WeightUnit unit, List<BigDecimal> loads) {
        return Equipment.fixed(unit, loads.stream().map(Exact::of).toList());
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return requireNonNullElse(list, List.of());
    }
}
