package topset.rules.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.lift.Refusals;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.StandardEquipment;
import topset.rules.week.GymSettings;

/** Fills in the equipment of a lift and refuses impossible equipment (training-rules.md § 1.2). */
public record EquipmentCheck(WeightUnit unit, GymSettings gym, Refusals refusals) {
    static final String RULE = "loadable";

    private static final int MOST_PAIRS = 50;
    private static final Exact LEAST_STEP = Exact.parse("0.1");
    private static final Exact MOST_STEP = Exact.of(100);
    /** A smaller step of plate weights would make the choice of plates slow. */
    private static final Exact PLATE_MEASURE = Exact.parse("0.01");

    /**
     * @param isOwn whether the lift names its own equipment; if so, changes of the gym's equipment do not affect the
     * lift
     */
    record CheckedEquipment(Equipment equipment, boolean isOwn) {}

    /**
     * Values that the request omits are filled in from the gym's equipment for the exercise.
     *
     * @return null after a refusal, or if the exercise is unknown
     */
    @Nullable
    CheckedEquipment check(PlannedLift.@Nullable Equipment asked, @Nullable Exercise exercise) {
        int before = refusals.count();
        CheckedEquipment checked = checked(asked, exercise);
        return refusals.count() > before ? null : checked;
    }

    private @Nullable CheckedEquipment checked(PlannedLift.@Nullable Equipment asked, @Nullable Exercise exercise) {
        Equipment ofGym = exercise == null ? null : gym.equipment(exercise, unit);
        if (asked == null) {
            return ofGym == null ? null : new CheckedEquipment(ofGym, false);
        }
        EquipmentKind kind =
                kind(asked.kind(), exercise == null ? null : exercise.movement().equipment());
        if (kind == null) {
            return null;
        }
        onlyFor(EquipmentKind.BARBELL, kind, "bar", asked.bar());
        onlyFor(EquipmentKind.BARBELL, kind, "plates", asked.plates());
        onlyFor(EquipmentKind.FIXED, kind, "loads", asked.loads());
        onlyFor(EquipmentKind.STEP, kind, "step", asked.step());
        boolean namesNothing =
                asked.bar() == null && asked.plates() == null && asked.loads() == null && asked.step() == null;
        if (namesNothing && ofGym != null && (asked.kind() == null || kind == ofGym.kind())) {
            return new CheckedEquipment(ofGym, false);
        }
        Equipment own = own(asked, kind, exercise);
        return own == null ? null : new CheckedEquipment(own, true);
    }

    private @Nullable Equipment own(PlannedLift.Equipment asked, EquipmentKind kind, @Nullable Exercise exercise) {
        return switch (kind) {
            case BARBELL -> barbell(asked, exercise);
            case FIXED ->
                asked.loads() == null
                        ? gym.dumbbells(unit)
                        : Equipment.fixed(unit, loads("loads", asked.loads(), Limits.LOADS, refusals));
            case STEP -> {
                if (asked.step() != null) {
                    yield Equipment.steps(
                            unit, Objects.requireNonNullElse(step("step", asked.step(), refusals), Exact.ONE));
                }
                yield exercise == null ? null : StandardEquipment.steps(exercise, unit);
            }
        };
    }

    private @Nullable EquipmentKind kind(@Nullable String asked, @Nullable EquipmentKind usual) {
        if (asked == null) {
            return usual;
        }
        EquipmentKind kind = Refusals.constant(EquipmentKind.class, asked);
        if (kind == null) {
            refusals.refuse("kind", "must be BARBELL, FIXED or STEP, not " + asked, RULE);
        }
        return kind;
    }

    private void onlyFor(EquipmentKind needed, EquipmentKind kind, String name, @Nullable Object value) {
        if (value != null && kind != needed) {
            refusals.refuse(name, "must be absent with equipment " + kind, RULE);
        }
    }

    private Equipment barbell(PlannedLift.Equipment asked, @Nullable Exercise exercise) {
        Equipment ofGym = gym.barbell(exercise, unit);
        Exact bar = asked.bar() == null ? ofGym.bar() : bar("bar", asked.bar(), refusals);
        List<Equipment.Plate> plates = asked.plates() == null ? ofGym.plates() : plates(asked.plates());
        return Equipment.barbell(unit, bar, plates);
    }

    @Nullable
    Exact bar(String name, BigDecimal asked, Refusals where) {
        return where.decimal(name, asked, LEAST_STEP, Loads.heaviest(unit), RULE);
    }

    List<Equipment.Plate> plates(List<PlannedLift.Plate> asked) {
        if (asked.isEmpty() || asked.size() > Limits.KINDS_OF_PLATE) {
            refusals.refuse(
                    "plates", "must have 1 to " + Limits.KINDS_OF_PLATE + " kinds of plate, not " + asked.size(), RULE);
        }
        List<Equipment.Plate> plates = new ArrayList<>();
        for (int n = 0; n < Math.min(asked.size(), Limits.KINDS_OF_PLATE); n++) {
            Equipment.Plate plate = plate(asked.get(n), refusals.in("plates[" + n + "]"));
            if (plate == null) {
                continue;
            }
            if (plates.stream().anyMatch(other -> other.weight().equals(plate.weight()))) {
                refusals.refuse(
                        "plates[" + n + "].weight",
                        "must be unique: " + plate.weight().shown() + " is listed twice",
                        RULE);
            }
            plates.add(plate);
        }
        plates.sort(Comparator.comparing(Equipment.Plate::weight).reversed());
        return plates;
    }

    private static Equipment.@Nullable Plate plate(PlannedLift.@Nullable Plate asked, Refusals refusals) {
        if (asked == null || asked.weight() == null) {
            refusals.refuse("weight", "is required", RULE);
            return null;
        }
        refusals.whole("pairs", asked.pairs(), 1, MOST_PAIRS, RULE);
        Exact weight = refusals.decimal("weight", asked.weight(), LEAST_STEP, MOST_STEP, RULE);
        if (weight != null && !weight.over(PLATE_MEASURE).isWhole()) {
            refusals.refuse(
                    "weight", "must be a multiple of " + PLATE_MEASURE.shown() + ", not " + weight.shown(), RULE);
            return null;
        }
        return weight == null ? null : new Equipment.Plate(weight, asked.pairs());
    }

    /** Refuses an empty list, more than {@code most} loads, and loads that do not ascend. */
    List<Exact> loads(String field, List<BigDecimal> asked, int most, Refusals where) {
        if (asked.isEmpty() || asked.size() > most) {
            where.refuse(field, "must have 1 to " + most + " loads, not " + asked.size(), RULE);
        }
        List<Exact> loads = new ArrayList<>();
        for (int n = 0; n < Math.min(asked.size(), most); n++) {
            String name = field + "[" + n + "]";
            @Nullable BigDecimal given = asked.get(n);
            if (given == null) {
                where.refuse(name, "is required", RULE);
                continue;
            }
            Exact load = where.decimal(name, given, LEAST_STEP, Loads.heaviest(unit), RULE);
            if (load == null) {
                continue;
            }
            if (!loads.isEmpty() && !load.isAbove(loads.getLast())) {
                where.refuse(
                        name,
                        "must be above " + loads.getLast().shown() + ", which is the load before it, not "
                                + load.shown(),
                        RULE);
            }
            loads.add(load);
        }
        return loads;
    }

    @Nullable
    Exact step(String name, BigDecimal asked, Refusals where) {
        return where.decimal(name, asked, LEAST_STEP, MOST_STEP, RULE);
    }
}
