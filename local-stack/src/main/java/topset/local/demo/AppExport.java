package topset.local.demo;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sets of the big barbell lifts, in kg, from a training log that the app Strong or Hevy exported. All other
 * rows are ignored.
 */
final class AppExport {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Map<String, String> LIFTS = Map.of(
            "Bench Press (Barbell)", "bench-press",
            "Squat (Barbell)", "squat",
            "Deadlift (Barbell)", "deadlift",
            "Overhead Press (Barbell)", "overhead-press");

    private static final BigDecimal LOWEST_RPE = BigDecimal.valueOf(6);
    private static final int MOST_REPS = 20;

    /**
     * The names of the columns in the training log of one app.
     *
     * @param kind the column that marks warm-ups; null if the app has none
     */
    private record App(
            String startedAt,
            DateTimeFormatter time,
            String exercise,
            String load,
            String reps,
            @Nullable String kind) {}

    private static final App STRONG = new App(
            "Date",
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            "Exercise Name",
            "Weight",
            "Reps",
            null);
    private static final App HEVY = new App(
            "start_time",
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH),
            "exercise_title",
            "weight_kg",
            "reps",
            "set_type");

    private AppExport() {}

    /** A set as it was logged, with its load in kg. */
    record Lifted(BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

    /** The sets of the big lifts in one workout, grouped by exercise. */
    record Workout(LocalDateTime startedAt, Map<String, List<Lifted>> lifts) {}

    /**
     * Returns the workouts, oldest first. The list is empty if another app wrote the log.
     *
     * @throws IOException if the log cannot be read
     */
    static List<Workout> read(Reader log) throws IOException {
        var workouts = new TreeMap<LocalDateTime, Map<String, List<Lifted>>>();
        try (var rows = FORMAT.parse(log)) {
            var columns = rows.getHeaderNames();
            var app = columns.contains(STRONG.exercise()) ? STRONG : HEVY;
            if (!columns.contains(app.exercise()) || !columns.contains(app.load())) {
                return List.of();
            }
            for (var row : rows) {
                var exercise = LIFTS.get(row.get(app.exercise()));
                var lifted = exercise == null ? null : lifted(app, row);
                if (exercise != null && lifted != null) {
                    workouts.computeIfAbsent(
                                    LocalDateTime.parse(row.get(app.startedAt()), app.time()),
                                    at -> new LinkedHashMap<>())
                            .computeIfAbsent(exercise, each -> new ArrayList<>())
                            .add(lifted);
                }
            }
        }
        return workouts.entrySet().stream()
                .map(each -> new Workout(each.getKey(), each.getValue()))
                .toList();
    }

    /** Returns the index of the top set: the first of the sets with the highest load. */
    static int top(List<Lifted> sets) {
        var heaviest =
                sets.stream().map(Lifted::load).max(Comparator.naturalOrder()).orElseThrow();
        return sets.stream().map(Lifted::load).toList().indexOf(heaviest);
    }

    private static @Nullable Lifted lifted(App app, CSVRecord row) {
        var kind = app.kind() == null ? "normal" : row.get(app.kind());
        var load = number(row.get(app.load()));
        var reps = number(row.get(app.reps()));
        if (kind.equals("warmup") || load == null || load.signum() <= 0 || reps == null || reps.signum() <= 0) {
            return null;
        }
        return reps.intValue() > MOST_REPS
                ? null
                : new Lifted(load.setScale(3, RoundingMode.HALF_UP), reps.intValue(), rpe(row));
    }

    /** Returns the logged RPE if it is a multiple of 0.5 between 6 and 10; otherwise null. */
    private static @Nullable BigDecimal rpe(CSVRecord row) {
        var column = row.isMapped("RPE") ? "RPE" : "rpe";
        var rpe = number(row.isSet(column) ? row.get(column) : "");
        return rpe == null
                        || rpe.compareTo(LOWEST_RPE) < 0
                        || rpe.compareTo(BigDecimal.TEN) > 0
                        || rpe.add(rpe).stripTrailingZeros().scale() > 0
                ? null
                : rpe;
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isBlank() ? null : new BigDecimal(text.strip());
    }
}
