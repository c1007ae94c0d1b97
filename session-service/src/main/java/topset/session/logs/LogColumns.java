package topset.session.logs;

import java.util.ArrayList;
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
    private static final Map<String, Column> STRONG = Map.ofEntries(
            Map.entry("date", Column.START),
            Map.entry("datum", Column.START),
            Map.entry("workout name", Column.WORKOUT),
            Map.entry("workout-name", Column.WORKOUT),
            Map.entry("duration", Column.DURATION),
            Map.entry("workout duration", Column.DURATION),
            Map.entry("duration (sec)", Column.DURATION),
            Map.entry("dauer", Column.DURATION),
            Map.entry("workout-dauer", Column.DURATION),
            Map.entry("exercise name", Column.EXERCISE),
            Map.entry("name der übung", Column.EXERCISE),
            Map.entry("set order", Column.LABEL),
            Map.entry("reihenfolge festlegen", Column.LABEL),
            Map.entry("weight", Column.WEIGHT),
            Map.entry("weight (kg)", Column.WEIGHT),
            Map.entry("weight (lbs)", Column.WEIGHT),
            Map.entry("weight (lb)", Column.WEIGHT),
            Map.entry("gewicht", Column.WEIGHT),
            Map.entry("gewicht (kg)", Column.WEIGHT),
            Map.entry("gewicht (lbs)", Column.WEIGHT),
            Map.entry("weight unit", Column.UNIT),
            Map.entry("gewichtseinheit", Column.UNIT),
            Map.entry("reps", Column.REPS),
            Map.entry("wiederh.", Column.REPS),
            Map.entry("rpe", Column.RPE),
            Map.entry("notes", Column.NOTE),
            Map.entry("notizen", Column.NOTE));

    private static final Map<String, Column> HEVY = Map.ofEntries(
            Map.entry("title", Column.WORKOUT),
            Map.entry("start_time", Column.START),
            Map.entry("end_time", Column.END),
            Map.entry("exercise_title", Column.EXERCISE),
            Map.entry("exercise_notes", Column.NOTE),
            Map.entry("set_index", Column.LABEL),
            Map.entry("set_type", Column.KIND),
            Map.entry("weight_kg", Column.WEIGHT),
            Map.entry("weight_lbs", Column.WEIGHT),
            Map.entry("reps", Column.REPS),
            Map.entry("rpe", Column.RPE));

    private static final List<Column> REQUIRED =
            List.of(Column.START, Column.EXERCISE, Column.LABEL, Column.WEIGHT, Column.REPS);

    /** The app that exported the log. */
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

    private static Optional<LogColumns> of(App app, Map<String, Column> names, List<String> header) {
        var places = new EnumMap<Column, Integer>(Column.class);
        WeightUnit unit = null;
        for (int at = 0; at < header.size(); at++) {
            var name = header.get(at).strip().toLowerCase(Locale.ROOT);
            var column = names.get(name);
            if (column != null) {
                places.putIfAbsent(column, at);
                unit = column == Column.WEIGHT ? unitIn(name) : unit;
            }
        }
        return places.keySet().containsAll(REQUIRED)
                ? Optional.of(new LogColumns(app, places, unit, List.copyOf(new ArrayList<>(header))))
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
