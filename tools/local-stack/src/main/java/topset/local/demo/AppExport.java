package topset.local.demo;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The last weeks of a training log that the app Strong or Hevy exported, with loads in kg. The session service imports
 * the log; this class only moves its times, and finds the loads with which a program can start.
 */
record AppExport(App app, List<String> header, List<CSVRecord> rows) {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Map<String, String> LIFTS = Map.of(
            "Bench Press (Barbell)", "bench-press",
            "Squat (Barbell)", "squat",
            "Deadlift (Barbell)", "deadlift",
            "Overhead Press (Barbell)", "overhead-press");

    private static final App STRONG = new App(
            List.of("Date"),
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            "Exercise Name",
            "Weight");

    private static final App HEVY = new App(
            List.of("start_time", "end_time"),
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH),
            "exercise_title",
            "weight_kg");

    record App(List<String> times, DateTimeFormatter time, String exercise, String load) {

        private LocalDateTime startedAt(CSVRecord row) {
            return LocalDateTime.parse(row.get(times.getFirst()), time);
        }
    }

    static Optional<AppExport> read(Reader log, int weeks) throws IOException {
        try (var parsed = FORMAT.parse(log)) {
            var header = parsed.getHeaderNames();
            var app = header.contains(STRONG.exercise()) ? STRONG : HEVY;
            if (!header.containsAll(app.times()) || !header.contains(app.exercise()) || !header.contains(app.load())) {
                return Optional.empty();
            }
            var rows =
                    parsed.stream().sorted(Comparator.comparing(app::startedAt)).toList();
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            var from =
                    monday(app.startedAt(rows.getLast())).minusWeeks(weeks - 1L).atStartOfDay();
            return Optional.of(new AppExport(
                    app,
                    header,
                    rows.stream()
                            .filter(row -> !app.startedAt(row).isBefore(from))
                            .toList()));
        }
    }

    static LocalDate monday(LocalDateTime at) {
        return at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    LocalDate firstMonday() {
        return monday(app.startedAt(rows.getFirst()));
    }

    LocalDate lastMonday() {
        return monday(app.startedAt(rows.getLast()));
    }

    /** Returns for each big barbell lift of the log the heaviest load of the first workout with this lift. */
    Map<String, BigDecimal> firstLoads() {
        var loads = new LinkedHashMap<String, BigDecimal>();
        var first = new LinkedHashMap<String, LocalDateTime>();
        for (var row : rows) {
            var lift = LIFTS.get(row.get(app.exercise()));
            var load = number(row.get(app.load()));
            if (lift != null && load != null && load.signum() > 0) {
                var startedAt = app.startedAt(row);
                if (first.computeIfAbsent(lift, each -> startedAt).equals(startedAt)) {
                    loads.merge(lift, load, BigDecimal::max);
                }
            }
        }
        return loads;
    }

    String moved(long weeks) throws IOException {
        var csv = new StringBuilder();
        try (var printer = CSVFormat.DEFAULT.print(csv)) {
            printer.printRecord(header);
            for (var row : rows) {
                printer.printRecord(header.stream().map(column -> moved(row, column, weeks)));
            }
        }
        return csv.toString();
    }

    private String moved(CSVRecord row, String column, long weeks) {
        var value = row.isSet(column) ? row.get(column) : "";
        return app.times().contains(column) && !value.isBlank()
                ? app.time().format(LocalDateTime.parse(value, app.time()).plusWeeks(weeks))
                : value;
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isBlank() ? null : new BigDecimal(text.strip());
    }
}
