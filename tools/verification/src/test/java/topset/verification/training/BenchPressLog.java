package topset.verification.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import topset.verification.support.RunningPair;

/**
 * Reads the bench press sets from a log of the Strong app. If no real lifter's log is present, it generates a log of
 * the same form.
 */
final class BenchPressLog {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final CSVFormat STRONG =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private BenchPressLog() {}

    /** A set as it was logged, in kg. */
    record Lifted(BigDecimal load, int reps) {}

    /** The bench press sets of one workout, at least one, in order. */
    record Workout(LocalDateTime startedAt, List<Lifted> sets) {

        /**
         * Returns the index of the top set, which is the heaviest set. If several sets are equally heavy, it is the
         * first of them.
         */
        int heaviest() {
            var heaviest = sets.stream()
                    .map(Lifted::load)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return sets.stream().map(Lifted::load).toList().indexOf(heaviest);
        }
    }

    /** Returns the workouts of the year 2021, oldest first. */
    static List<Workout> read() {
        var real = RunningPair.root().resolveSibling("shared").resolve("data").resolve("strong_breinsp_2021_kg.csv");
        try (var reader = Files.exists(real) ? Files.newBufferedReader(real, UTF_8) : new StringReader(madeUp())) {
            return workouts(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Workout> workouts(Reader reader) throws IOException {
        var workouts = new TreeMap<LocalDateTime, List<Lifted>>();
        for (var row : STRONG.parse(reader)) {
            var load = row.get("Exercise Name").equals("Bench Press (Barbell)")
                    ? new BigDecimal(row.get("Weight"))
                    : BigDecimal.ZERO;
            if (load.signum() > 0) {
                workouts.computeIfAbsent(LocalDateTime.parse(row.get("Date"), DATE), date -> new ArrayList<>())
                        .add(new Lifted(load, new BigDecimal(row.get("Reps")).intValueExact()));
            }
        }
        return workouts.entrySet().stream()
                .map(each -> new Workout(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * Generates a log with two workouts a week for most of a year. Some workouts are missing, and plates cannot make
     * some of the loads.
     */
    static String madeUp() {
        var rows = new StringBuilder(
                "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n");
        var start = LocalDateTime.of(2021, 2, 10, 16, 46, 13);
        for (int workout = 0; workout < 80; workout++) {
            if (workout % 11 == 5 || workout / 8 == 6) {
                continue;
            }
            var date = DATE.format(start.plusDays(workout / 2 * 7L + workout % 2 * 4L));
            var heavy = workout % 2 == 0;
            for (int set = 0; set < 4; set++) {
                var load = new BigDecimal(heavy ? "70.0" : "60.0")
                        .add(BigDecimal.valueOf(workout / 8 * 2L - set / 2 * 3L));
                rows.append("%s,Push,1h 20m,\"Bench Press (Barbell)\",%d,%s,%d,0,0,\"\",\"\",%n"
                        .formatted(date, set + 1, load, (heavy ? 5 : 9) - set / 2 + workout % 3));
            }
            rows.append("%s,Push,1h 20m,\"Triceps Extension\",1,20.0,12,0,0,,,%n".formatted(date));
        }
        return rows.toString();
    }
}
