package topset.session.logs;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.edge.web.ContractJson;
import topset.edge.web.Problem;
import topset.edge.web.Violation;

/** How to interpret a training log: {@code unit} is that of weights for which the log names none. */
public record ImportSettings(ZoneId zone, @Nullable WeightUnit unit, Map<String, String> mapping) {
    private static final String MAPPING_SAYS =
            "expected a JSON object of names in the log and exercise ids, as in {\"Flat Bench\":\"bench-press\"}";

    private static final class Names extends LinkedHashMap<String, @Nullable String> {
        private static final long serialVersionUID = 1;
    }

    /** Throws a 400 or 422 that names all wrong parameters. */
    public static ImportSettings read(
            @Nullable String timeZone, @Nullable String unit, @Nullable String mapping, ExerciseNames names) {
        var refused = new ArrayList<Violation>();
        var zone = zone(timeZone, refused);
        var weights = unit(unit, refused);
        var mapped = mapping(mapping, names, refused);
        if (!refused.isEmpty() || zone == null) {
            throw Problem.refused(refused);
        }
        return new ImportSettings(zone, weights, mapped);
    }

    /** The mapping by normalised names, which are compared without regard to case and punctuation. */
    public Map<String, String> mappingByWords() {
        var byWords = new HashMap<String, String>();
        mapping.forEach((name, id) -> byWords.putIfAbsent(ExerciseNames.words(name), id));
        return byWords;
    }

    /** Throws a 422 if neither the log nor the request names a unit. */
    public void requireUnit(LogColumns columns) {
        if (unit == null && !columns.namesUnit()) {
            throw Problem.refused(
                    "unit", "must be kg or lb, because the file does not say in which unit its weights are", "unit");
        }
    }

    private static @Nullable ZoneId zone(@Nullable String timeZone, List<Violation> refused) {
        if (timeZone == null || timeZone.isEmpty()) {
            throw Problem.malformed(
                    "timeZone", "is required, as in Europe/Berlin, because the times in the file have no time zone");
        }
        if (ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return ZoneId.of(timeZone);
        }
        try {
            return ZoneOffset.of(timeZone);
        } catch (DateTimeException e) {
            refused.add(new Violation("timeZone", "must be an IANA time zone, as in Europe/Berlin", "time-zone"));
            return null;
        }
    }

    private static @Nullable WeightUnit unit(@Nullable String unit, List<Violation> refused) {
        if (unit == null || unit.isEmpty()) {
            return null;
        }
        for (var each : WeightUnit.values()) {
            if (each.toString().equals(unit)) {
                return each;
            }
        }
        refused.add(new Violation("unit", "must be kg or lb", "unit"));
        return null;
    }

    private static Map<String, String> mapping(@Nullable String json, ExerciseNames names, List<Violation> refused) {
        var mapping = new LinkedHashMap<String, String>();
        if (json == null || json.isEmpty()) {
            return mapping;
        }
        var given = parsed(json);
        if (given.size() > ImportLimits.MAPPED_NAMES) {
            refused.add(new Violation(
                    "mapping", "must map at most " + ImportLimits.MAPPED_NAMES + " exercise names", "mapped-names"));
            return mapping;
        }
        given.forEach((name, id) -> {
            if (id == null || names.byId(id) == null) {
                var shown = name.length() <= ImportLimits.CHARACTERS_OF_NAME
                        ? name
                        : name.substring(0, ImportLimits.CHARACTERS_OF_NAME);
                refused.add(new Violation(
                        "mapping[" + shown + "]",
                        "must be the id of an exercise that GET /v1/exercises of the program service lists",
                        "unknown-exercise"));
            } else {
                mapping.put(name, id);
            }
        });
        return mapping;
    }

    private static Names parsed(String json) {
        try {
            return ContractJson.read(json, Names.class);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("mapping", MAPPING_SAYS);
        }
    }
}
