package topset.session.logs;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * Recognised by the names in the log's header.
 *
 * @param unit the unit that the header names; null if a column or the request names it
 * @param header the column names, as the log's header has them
 */
public record LogColumns(
        App app, Map<Column, Integer> places, @Nullable WeightUnit unit, List<String> header) {
    private static final Map<Column, List<String>> STRONG = Map.of(
            Column.START, List.of("date", "datum"),
            Column.WORKOUT, List.of("workout name", "workout-name"),
            Column.DURATION, List.of("duration", "workout duration", "duration (sec)", "dauer", "workout-dauer"),
            Column.EXERCISE, List.of("exercise name", "name der übung"),
            Column.LABEL, List.of("set order", "reihenfolge festlegen"),
            Column.WEIGHT,
                    List.of(
                            "weight",
                            "weight (kg)",
                            "weight (lbs)",
                            "weight (lb)",
                            "gewicht",
                            "gewicht (kg)",
                            "gewicht (lbs)"),
            Column.UNIT, List.of("weight unit", "gewichtseinheit"),
            Column.REPS, List.of("reps", "wiederh."),
            Column.RPE, List.of("rpe"),
            Column.NOTE, List.of("notes", "notizen"));

    private static final Map<Column, List<String>> HEVY = Map.of(
            Column.WORKOUT, List.of("title"),
            Column.START, List.of("start_time"),
            Column.END, List.of("end_time"),
            Column.EXERCISE, List.of("exercise_title"),
            Column.NOTE, List.of("exercise_notes"),
            Column.LABEL, List.of("set_index"),
            Column.KIND, List.of("set_type"),
            Column.WEIGHT, List.of("weight_kg", "weight_lbs"),
            Column.REPS, List.of("reps"),
            Column.RPE, List.of("rpe"));

    private static final List<Column> REQUIRED =
            List.of(Column.START, Column.EXERCISE, Column.LABEL, Column.WEIGHT, Column.REPS);

    public enum App {
        STRONG,
        HEVY
    }

    /** Columns with other meanings are not read. */
    public enum Column {
        START,
        END,
        WORKOUT,
        DURATION,
        EXERCISE,
        LABEL,
        KIND,
        WEIGHT,
        UNIT,
        REPS,
        RPE,
        NOTE
    }

    /** Empty if the header is not one that the Strong or Hevy app writes. */
    static Optional<LogColumns> of(List<String> header) {
        return of(App.HEVY, HEVY, header).or(() -> of(App.STRONG, STRONG, header));
    }

    private static Optional<LogColumns> of(App app, Map<Column, List<String>> names, List<String> header) {
        var places = new EnumMap<Column, Integer>(Column.class);
        WeightUnit unit = null;
        for (int at = 0; at < header.size(); at++) {
            var name = header.get(at).strip().toLowerCase(Locale.ROOT);
            for (var column : names.keySet()) {
                if (names.get(column).contains(name)) {
                    places.putIfAbsent(column, at);
                    unit = column == Column.WEIGHT ? unitIn(name) : unit;
                }
            }
        }
        return places.keySet().containsAll(REQUIRED)
                ? Optional.of(new LogColumns(app, places, unit, List.copyOf(header)))
                : Optional.empty();
    }

    private static @Nullable WeightUnit unitIn(String weightColumn) {
        if (weightColumn.contains("kg")) {
            return WeightUnit.KG;
        }
        return weightColumn.contains("lb") ? WeightUnit.LB : null;
    }

    /** Whether a column, or the names of columns, say in which unit the weights are. */
    public boolean namesUnit() {
        return unit != null || places.containsKey(Column.UNIT);
    }

    /** Without surrounding spaces; an empty text if the log has no such column. */
    String value(CSVRecord row, Column column) {
        var place = places.get(column);
        return place == null ? "" : row.get(place).strip();
    }

    /** As it is written in the header; null if the log has no such column. */
    @Nullable
    String name(Column column) {
        var place = places.get(column);
        return place == null ? null : header.get(place);
    }
}
