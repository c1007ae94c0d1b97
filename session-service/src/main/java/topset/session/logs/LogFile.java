package topset.session.logs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.logs.LogImportReport.SkippedLine;
import topset.session.logs.LogLineReader.BadLineException;

/** Reads a training log: first the header, then line by line. */
public final class LogFile implements AutoCloseable {
    private static final int MOST_NAMED_COLUMNS = 20;

    private final CSVParser parser;
    private final RecordLimit text;
    private final LogColumns columns;

    private LogFile(CSVParser parser, RecordLimit text, LogColumns columns) {
        this.parser = parser;
        this.text = text;
        this.columns = columns;
    }

    /** {@code log} has no byte order mark. Throws a 422 if neither app writes such a header, a 400 if it is no CSV. */
    public static LogFile open(Reader log) throws IOException {
        var text = new RecordLimit(log, ImportLimits.CHARACTERS_OF_LINE);
        var parser = format(text.delimiterOfFirstLine()).parse(text);
        var first = next(parser);
        var header = first == null ? List.<String>of() : List.of(first.values());
        var columns = LogColumns.of(header).orElseThrow(() -> unknown(header));
        return new LogFile(parser, text, columns);
    }

    public LogColumns columns() {
        return columns;
    }

    /** The oldest workout comes first; {@code report} receives the lines that are not valid sets. */
    public List<LogWorkout> workouts(ImportSettings settings, LocalDateTime latest, Consumer<SkippedLine> report) {
        var workouts = new Workouts();
        // A log repeats few texts very often. With shared texts a long log needs little memory.
        var texts = new HashMap<String, String>();
        var lines = new LogLineReader(columns, settings, latest, text -> texts.computeIfAbsent(text, same -> same));
        read(lines, report, workouts::add);
        return workouts.byKey.values().stream()
                .sorted(Comparator.comparing(workout -> workout.key().startedAt()))
                .toList();
    }

    /** The valid sets in the order of the file, without keeping the lines in memory. */
    public void lines(ImportSettings settings, LocalDateTime latest, Consumer<LogLine> sets) {
        read(new LogLineReader(columns, settings, latest, UnaryOperator.identity()), skipped -> {}, sets);
    }

    private void read(LogLineReader lines, Consumer<SkippedLine> report, Consumer<LogLine> sets) {
        for (var row = nextRow(); row != null; row = nextRow()) {
            int line = line(row);
            try {
                sets.accept(lines.read(row, line));
            } catch (BadLineException bad) {
                report.accept(bad.at(line));
            }
        }
    }

    private static final class Workouts {
        private final Map<LogWorkout.Key, LogWorkout> byKey = new LinkedHashMap<>();
        private @Nullable LogWorkout before;

        void add(LogLine line) {
            var workout = byKey.computeIfAbsent(line.workout().key(), LogWorkout::new);
            if (workout != before && before != null) {
                workout.beginRun();
            }
            workout.add(line);
            before = workout;
        }
    }

    /** Throws a 422 if there are too many lines, or none; a 400 if the file is not valid CSV. */
    public int count() {
        var lines = 0;
        while (nextRow() != null) {
            if (++lines > ImportLimits.LINES) {
                throw Problem.refused("body", "must have at most " + ImportLimits.LINES + " lines", "lines-of-import");
            }
        }
        if (lines == 0) {
            throw Problem.refused("body", "must have at least one line after its header", "lines-of-import");
        }
        return lines;
    }

    private @Nullable CSVRecord nextRow() {
        text.nextRecord();
        return next(parser);
    }

    private static @Nullable CSVRecord next(CSVParser parser) {
        try {
            var rows = parser.iterator();
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof RecordLimit.TooLongException ? tooLong(parser) : unreadable(parser);
        }
    }

    private static Problem tooLong(CSVParser parser) {
        return Problem.malformed(
                "body",
                "line %d must have at most %d characters: check whether a quotation mark is missing"
                        .formatted(parser.getCurrentLineNumber() + 1, ImportLimits.CHARACTERS_OF_LINE));
    }

    private static Problem unreadable(CSVParser parser) {
        return Problem.malformed(
                "body",
                "must close the quotation mark that opens in or after line %d"
                        .formatted(parser.getCurrentLineNumber()));
    }

    /** The first line of a record, which may have several lines, because a quoted text may contain line breaks. */
    private int line(CSVRecord row) {
        var inside = 0;
        for (var value : row) {
            inside += lineBreaks(value);
        }
        return Math.toIntExact(parser.getCurrentLineNumber() - inside);
    }

    private static int lineBreaks(String value) {
        var breaks = 0;
        for (int at = 0; at < value.length(); at++) {
            var here = value.charAt(at);
            if (here == '\r' || (here == '\n' && (at == 0 || value.charAt(at - 1) != '\r'))) {
                breaks++;
            }
        }
        return breaks;
    }

    private static Problem unknown(List<String> header) {
        var named = header.stream()
                .limit(MOST_NAMED_COLUMNS)
                .map(name -> name.length() <= MOST_NAMED_COLUMNS * 2 ? name : name.substring(0, MOST_NAMED_COLUMNS * 2))
                .toList();
        return Problem.refused(
                "body",
                "must be the CSV export of the Strong or the Hevy app. The header of Strong has 'Date', 'Exercise Name',"
                        + " 'Set Order', 'Weight' and 'Reps'; the header of Hevy has 'start_time', 'exercise_title', 'set_index',"
                        + " 'weight_kg' and 'reps'. The header of this file is " + named,
                "unknown-format");
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
