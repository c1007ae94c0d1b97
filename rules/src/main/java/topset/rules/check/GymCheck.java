package topset.rules.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.lift.Refusals;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.progression.Deloads;
import topset.rules.week.GymSettings;
import topset.rules.week.TrainingCalendar;

public record GymCheck(
        Function<String, @Nullable Exercise> catalogue,
        UnaryOperator<String> suggestion,
        EquipmentCheck equipment,
        Refusals refusals,
        Set<String> used) {
    /**
     * The exercises of bars and machines must be in the gym's catalogue. Null after a refusal.
     *
     * @param suggestion returns the end of a message about an unknown exercise, which names similar exercises; may be
     * empty
     */
    public static @Nullable GymSettings check(
            GymSettings asked,
            Function<String, @Nullable Exercise> catalogue,
            UnaryOperator<String> suggestion,
            Refusals refusals) {
        boolean hasWeights =
                asked.bars() != null || asked.plates() != null || asked.dumbbells() != null || asked.machines() != null;
        if (asked.unit() == null && hasWeights) {
            refusals.refuse("unit", "is required if the request has bars, plates, dumbbells or machines", "gym");
        }
        if (asked.timeZone() != null && !TrainingCalendar.isTimeZone(asked.timeZone())) {
            refusals.refuse(
                    "timeZone",
                    "must be an IANA time zone, as in Europe/Berlin, not '" + asked.timeZone() + "'",
                    "time-zone");
        }
        refusals.whole("deloadEvery", asked.deloadEvery(), Deloads.LEAST_EVERY, Deloads.MOST_EVERY, DeloadCheck.RULE);
        if (asked.coachesSee() != null && Refusals.constant(CoachesSee.class, asked.coachesSee()) == null) {
            refusals.refuse(
                    "coachesSee", "must be EVERYONE or THEIRS, not '" + asked.coachesSee() + "'", "coaches-see");
        }
        WeightUnit unit = Objects.requireNonNullElse(asked.unit(), WeightUnit.KG);
        EquipmentCheck ofWeights = new EquipmentCheck(unit, GymSettings.NONE, refusals);
        GymSettings settings = new GymCheck(catalogue, suggestion, ofWeights, refusals, new HashSet<>()).checked(asked);
        return refusals.count() > 0 ? null : settings;
    }

    private GymSettings checked(GymSettings asked) {
        List<PlannedLift.Plate> plates = asked.plates() == null
                ? null
                : equipment.plates(asked.plates()).stream()
                        .map(Equipment.Plate::planned)
                        .toList();
        List<BigDecimal> dumbbells = loads("dumbbells", asked.dumbbells(), refusals);
        return new GymSettings(
                asked.unit(),
                asked.timeZone(),
                bars(asked.bars()),
                plates,
                dumbbells,
                machines(asked.machines()),
                asked.deloadEvery(),
                asked.coachesSee());
    }

    private @Nullable List<BigDecimal> loads(String field, @Nullable List<BigDecimal> asked, Refusals inside) {
        return asked == null
                ? null
                : equipment.loads(field, asked, Limits.LOADS_OF_A_GYM, inside).stream()
                        .map(Exact::output)
                        .toList();
    }

    private @Nullable List<GymSettings.Bar> bars(@Nullable List<GymSettings.Bar> asked) {
        List<GymSettings.Bar> bars = new ArrayList<>();
        for (int n = 0; n < counted("bars", asked, Limits.BARS); n++) {
            GymSettings.@Nullable Bar each = Objects.requireNonNull(asked).get(n);
            Refusals inside = refusals.in("bars[" + n + "]");
            if (each == null || each.weight() == null) {
                inside.refuse("weight", "is required", EquipmentCheck.RULE);
                continue;
            }
            Exact weight = equipment.bar("weight", each.weight(), inside);
            List<String> exercises = exercises(each.exercises(), inside);
            String name = name(each.name(), inside);
            if (weight != null) {
                bars.add(new GymSettings.Bar(name, weight.output(), exercises));
            }
        }
        return bars.isEmpty() ? null : bars;
    }

    private @Nullable List<GymSettings.Machine> machines(@Nullable List<GymSettings.Machine> asked) {
        List<GymSettings.Machine> machines = new ArrayList<>();
        for (int n = 0; n < counted("machines", asked, Limits.MACHINES); n++) {
            GymSettings.@Nullable Machine each = Objects.requireNonNull(asked).get(n);
            Refusals inside = refusals.in("machines[" + n + "]");
            if (each == null || (each.loads() == null) == (each.step() == null)) {
                inside.refuse(
                        "step",
                        "must be given if 'loads' is absent, and must be absent if 'loads' is given",
                        EquipmentCheck.RULE);
                continue;
            }
            List<BigDecimal> loads = loads("loads", each.loads(), inside);
            Exact step = each.step() == null ? null : equipment.step("step", each.step(), inside);
            List<String> exercises = exercises(each.exercises(), inside);
            String name = name(each.name(), inside);
            if (name == null && exercises.isEmpty()) {
                inside.refuse("name", "is required if no exercises are listed", "gym");
            }
            machines.add(new GymSettings.Machine(name, exercises, loads, step == null ? null : step.output()));
        }
        return machines.isEmpty() ? null : machines;
    }

    /**
     * Refuses a list with more than {@code most} entries. Returns the number of entries that must still be checked, at
     * most {@code most}.
     */
    private int counted(String field, @Nullable List<?> asked, int most) {
        if (asked == null) {
            return 0;
        }
        if (asked.size() > most) {
            refusals.refuse(field, "must have at most " + most + " entries, not " + asked.size(), "gym");
        }
        return Math.min(asked.size(), most);
    }

    /** Refuses an exercise that another bar or machine also lists. */
    private List<String> exercises(@Nullable List<String> asked, Refusals inside) {
        List<String> exercises = new ArrayList<>();
        if (asked != null && asked.size() > Limits.EXERCISES_OF_A_MACHINE) {
            inside.refuse(
                    "exercises",
                    "must have at most " + Limits.EXERCISES_OF_A_MACHINE + " exercises, not " + asked.size(),
                    "gym");
            return exercises;
        }
        for (int n = 0; asked != null && n < asked.size(); n++) {
            @Nullable String id = asked.get(n);
            String field = "exercises[" + n + "]";
            if (id == null || catalogue.apply(id) == null) {
                inside.refuse(
                        field,
                        id == null
                                ? "is required"
                                : "must be the id of an exercise that GET /v1/exercises lists, not " + shortened(id)
                                        + suggestion.apply(shortened(id)),
                        "exercise");
            } else if (!used.add(id)) {
                inside.refuse(
                        field, "must be an exercise of only one bar or machine: " + id + " is listed twice", "gym");
            } else {
                exercises.add(id);
            }
        }
        return exercises;
    }

    private static String shortened(String id) {
        return id.length() > Limits.NAME ? id.substring(0, Limits.NAME) + "…" : id;
    }

    private static @Nullable String name(@Nullable String asked, Refusals inside) {
        if (asked == null) {
            return null;
        }
        String name = asked.strip();
        if (name.isEmpty() || name.length() > Limits.NAME) {
            inside.refuse("name", "must have 1 to " + Limits.NAME + " characters, not " + name.length(), "gym");
        }
        return name;
    }
}
