package topset.program.catalogue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Violations;
import topset.program.gym.ExerciseRequest;

/**
 * Checks the definition of a gym's own exercise against the other exercises of the gym. Does not check missing values,
 * because other checks have already reported them.
 */
record ExerciseCheck(String id, ExerciseRequest asked, GymCatalogue catalogue, Violations found) {
    static final int MOST_OWN = 500;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final BigDecimal MOST_LOAD = new BigDecimal(100);
    private static final BigDecimal MOST_RATIO = new BigDecimal(20);
    private static final int DECIMALS = 3;

    static void check(String id, ExerciseRequest asked, GymCatalogue catalogue, Violations ofId, Violations ofBody) {
        var check = new ExerciseCheck(id, asked, catalogue, ofBody);
        check.id(ofId);
        check.names();
        check.muscles();
        check.loads();
        check.loadMode();
        check.ratios();
    }

    private void id(Violations ofId) {
        if (!ID.matcher(id).matches()) {
            ofId.refuse("exercise", "must be 1 to 64 characters of a-z, 0-9 and '-'", "exercise-id");
        } else if (catalogue.findOwn(id) == null && catalogue.ownCount() >= MOST_OWN) {
            ofId.refuse(
                    "exercise",
                    "must be the id of an exercise that this gym has already defined, because the limit of " + MOST_OWN
                            + " exercises is reached",
                    "exercises-of-gym");
        }
    }

    /** An import finds an exercise by its name or an alias, so no other exercise may have them. */
    private void names() {
        Map<String, String> holders = new HashMap<>();
        for (var other : catalogue.available()) {
            if (!other.id().equals(id)) {
                holders.put(comparable(other.id()), other.id());
                holders.put(comparable(other.name()), other.id());
                aliases(other.aliases()).forEach(alias -> holders.put(comparable(alias), other.id()));
            }
        }
        name("name", asked.name(), holders);
        var aliases = aliases(asked.aliases());
        Set<String> own = new HashSet<>();
        own.add(comparable(asked.name()));
        for (int n = 0; n < aliases.size() && n < ExerciseRequest.MOST_ALIASES; n++) {
            var field = "aliases[" + n + "]";
            name(field, aliases.get(n), holders);
            if (aliases.get(n) != null && !own.add(comparable(aliases.get(n)))) {
                found.refuse(field, "must differ from the other names of this exercise", "alias-taken");
            }
        }
    }

    private void name(String field, @Nullable String name, Map<String, String> holders) {
        if (name == null) {
            return;
        }
        if (name.isBlank()) {
            found.refuse(field, "must not be blank", "exercise-name");
        }
        var holder = holders.get(comparable(name));
        if (holder != null) {
            found.refuse(
                    field,
                    "must differ from the names of other exercises: " + holder + " already has this name",
                    "alias-taken");
        }
    }

    private void muscles() {
        var muscles = asked.muscles();
        if (muscles == null) {
            return;
        }
        var known = new TreeSet<String>();
        for (var exercise : catalogue.all()) {
            if (exercise.own() == null) {
                known.addAll(exercise.muscles().primary());
                known.addAll(exercise.muscles().secondary());
            }
        }
        Set<String> named = new HashSet<>();
        muscles("muscles.primary", muscles.primary(), known, named);
        muscles("muscles.secondary", muscles.secondary(), known, named);
    }

    private void muscles(String field, @Nullable List<String> muscles, Set<String> known, Set<String> named) {
        for (int n = 0; muscles != null && n < muscles.size() && n < ExerciseRequest.MOST_MUSCLES; n++) {
            var muscle = muscles.get(n);
            if (muscle != null && !known.contains(muscle)) {
                found.refuse(field + "[" + n + "]", "must be one of " + String.join(", ", known), "muscle");
            } else if (muscle != null && !named.add(muscle)) {
                found.refuse(field + "[" + n + "]", "must name " + muscle + " only once", "muscle");
            }
        }
    }

    private void loads() {
        if (asked.step() != null && asked.equipment() != null && asked.equipment() != EquipmentKind.STEP) {
            found.refuse("step", "must be absent if the field 'equipment' is " + asked.equipment(), "step");
        }
        loads("step", asked.step());
        loads("increment", asked.increment());
    }

    private void loads(String field, Exercise.@Nullable LoadByUnit loads) {
        if (loads != null) {
            number(field + ".kg", loads.kg(), MOST_LOAD, field);
            number(field + ".lb", loads.lb(), MOST_LOAD, field);
        }
    }

    private void number(String field, @Nullable BigDecimal number, BigDecimal most, String rule) {
        if (number != null
                && (number.signum() <= 0
                        || number.compareTo(most) > 0
                        || number.stripTrailingZeros().scale() > DECIMALS)) {
            found.refuse(
                    field, "must be above 0 and at most " + most + ", with at most " + DECIMALS + " decimals", rule);
        }
    }

    /** The load mode cannot change, because the loads that are already logged would get another meaning. */
    private void loadMode() {
        var before = catalogue.findOwn(id);
        var mode = asked.loadMode() == null ? Exercise.LoadMode.EXTERNAL : asked.loadMode();
        if (before != null && before.movement().loadMode() != mode) {
            found.refuse(
                    "loadMode",
                    "must stay " + before.movement().loadMode()
                            + ", because logged sets may depend on it: define a new exercise"
                            + " with the other loadMode",
                    "load-mode");
        }
    }

    private void ratios() {
        if (asked.ratios() == null || asked.ratios().size() > ExerciseRequest.MOST_RATIOS) {
            return;
        }
        asked.ratios().forEach((other, given) -> {
            var field = "ratios." + other;
            var exercise = catalogue.find(other);
            if (other.equals(id) || exercise == null || !exercise.canBegin()) {
                found.refuse(
                        field, "must be the id of another exercise, and that exercise must not be retired", "ratio");
            }
            if (given != null) {
                number(field + ".ratio", given.ratio(), MOST_RATIO, "ratio");
            }
        });
    }

    private static List<String> aliases(@Nullable List<String> aliases) {
        return aliases == null ? List.of() : aliases;
    }

    private static String comparable(@Nullable String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
