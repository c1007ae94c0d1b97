package topset.session.logs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.session.logs.LogColumns.Column;
import topset.session.logs.LogImportReport.SkippedLine;
import topset.session.sessions.SetLimits;
import topset.session.sessions.TrainingLimits;

/**
 * For a line that is not a valid set, reports the column and the reason.
 *
 * @param latest the latest allowed start of a workout, as a local time
 * @param shared returns the text that the lines have in place of an equal text
 */
record LogLineReader(LogColumns columns, ImportSettings settings, LocalDateTime latest, UnaryOperator<String> shared) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(?:[.,]\\d{1,20})?");
    private static final Pattern ZERO = Pattern.compile("[0:.hmins ]*0[0:.hmins ]*");
    private static final int MOST_QUOTED = 40;
    private static final int DECIMALS = 3;
    private static final int FIRST_YEAR = 1950;
    private static final BigDecimal TO_FAILURE = BigDecimal.TEN;

    /** Labels of lines that are not sets, such as rest timers. */
    private static final Set<String> NO_SETS = Set.of("rest timer", "note", "ruhetimer", "pausentimer", "notiz");

    /** The report lists the line, and the other lines are imported. */
    static final class BadLineException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final @Nullable String column;
        private final String reason;
        private final String rule;

        BadLineException(@Nullable String column, String reason, String rule) {
            super(reason, null, false, false);
            this.column = column;
            this.reason = reason;
            this.rule = rule;
        }

        SkippedLine at(int line) {
            return new SkippedLine(line, column, reason, rule);
        }
    }

    /** @throws BadLineException if the line is not a valid set */
    LogLine read(CSVRecord row, int line) {
        if (row.size() != columns.header().size()) {
            throw new BadLineException(
                    null,
                    "the line must have %d columns, as the header has, not %d"
                            .formatted(columns.header().size(), row.size()),
                    "columns");
        }
        var label = columns.value(row, Column.LABEL);
        if (NO_SETS.contains(label.toLowerCase(Locale.ROOT))) {
            throw bad(Column.LABEL, "is a " + label.toLowerCase(Locale.ROOT) + ", not a set", "no-set");
        }
        var kind = columns.value(row, Column.KIND).toLowerCase(Locale.ROOT);
        var warmUp = kind.equals("warmup") || label.equalsIgnoreCase("W");
        var failure = kind.equals("failure") || label.equalsIgnoreCase("F");
        var startedAt = start(row);
        var lasted = lasted(row, startedAt);
        var key = new LogWorkout.Key(startedAt, shared.apply(columns.value(row, Column.WORKOUT)));
        return new LogLine(
                line,
                new LogWorkout.Heading(key, lasted, lasted == null ? unusable(row) : null),
                exercise(row),
                shared.apply(label),
                warmUp,
                weight(row),
                unit(row),
                reps(row),
                warmUp ? null : rpe(row, failure),
                note(row));
    }

    private LocalDateTime start(CSVRecord row) {
        var text = columns.value(row, Column.START);
        var start = LogTimes.date(text, settings.zone());
        if (start == null) {
            throw bad(
                    Column.START,
                    "must be a date and time as the app exports it, as in 2024-01-15 18:02:11, not " + quoted(text),
                    "malformed");
        }
        if (start.getYear() < FIRST_YEAR) {
            throw bad(
                    Column.START, "must be in the year " + FIRST_YEAR + " or later, not " + quoted(text), "started-at");
        }
        if (start.isAfter(latest)) {
            throw bad(Column.START, "must be at most one day in the future, not " + quoted(text), "not-far-ahead");
        }
        return start;
    }

    private @Nullable Duration lasted(CSVRecord row, LocalDateTime startedAt) {
        var end = LogTimes.date(columns.value(row, Column.END), settings.zone());
        return end == null ? LogTimes.duration(columns.value(row, Column.DURATION)) : LogTimes.between(startedAt, end);
    }

    /** Null if the log says nothing about the end and the duration. The Strong app writes 0 if it does not know them. */
    private LogWorkout.@Nullable Unusable unusable(CSVRecord row) {
        var end = columns.value(row, Column.END);
        if (!end.isEmpty()) {
            return unusable(Column.END, end);
        }
        var duration = columns.value(row, Column.DURATION);
        return duration.isEmpty() || ZERO.matcher(duration).matches() ? null : unusable(Column.DURATION, duration);
    }

    private LogWorkout.Unusable unusable(Column column, String value) {
        return new LogWorkout.Unusable(Objects.requireNonNullElse(columns.name(column), ""), shortened(value));
    }

    private String exercise(CSVRecord row) {
        var name = columns.value(row, Column.EXERCISE);
        if (name.isEmpty() || name.length() > ImportLimits.CHARACTERS_OF_NAME) {
            throw bad(
                    Column.EXERCISE,
                    "must have 1 to " + ImportLimits.CHARACTERS_OF_NAME + " characters, not " + name.length(),
                    "exercise-name");
        }
        return shared.apply(name);
    }

    /**
     * Null if the line has no weight or the weight 0. Apps that convert between units write values such as
     * 74.99999999999999, so the weight is rounded.
     */
    private @Nullable BigDecimal weight(CSVRecord row) {
        var weight = number(row, Column.WEIGHT);
        if (weight == null) {
            return null;
        }
        var rounded = weight.setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? null : rounded;
    }

    private WeightUnit unit(CSVRecord row) {
        if (columns.unit() != null) {
            return columns.unit();
        }
        var named = columns.value(row, Column.UNIT).toLowerCase(Locale.ROOT);
        if (named.equals("kg") || named.equals("kgs")) {
            return WeightUnit.KG;
        }
        if (named.equals("lb") || named.equals("lbs")) {
            return WeightUnit.LB;
        }
        if (settings.unit() == null || !named.isEmpty()) {
            throw bad(Column.UNIT, "must be kg or lb, not " + quoted(named), "weight-unit");
        }
        return settings.unit();
    }

    private int reps(CSVRecord row) {
        var reps = number(row, Column.REPS);
        if (reps == null || reps.signum() == 0) {
            throw bad(Column.REPS, "has no repetitions: a duration or a distance is not a set", "no-reps");
        }
        if (reps.stripTrailingZeros().scale() > 0) {
            throw bad(Column.REPS, "must be a whole number, not " + reps.toPlainString(), "reps-range");
        }
        SetLimits.reps(reps.intValue(), refusal(Column.REPS));
        return reps.intValue();
    }

    /** Null if there is none. The Strong app writes 0 if the lifter gave no RPE. */
    private @Nullable BigDecimal rpe(CSVRecord row, boolean failure) {
        var rpe = number(row, Column.RPE);
        if (rpe == null || rpe.signum() == 0) {
            return failure ? TO_FAILURE : null;
        }
        SetLimits.rpe(rpe, refusal(Column.RPE));
        return rpe;
    }

    private @Nullable String note(CSVRecord row) {
        var note = columns.value(row, Column.NOTE).replace("\0", "");
        if (note.isEmpty()) {
            return null;
        }
        return shared.apply(
                note.length() <= TrainingLimits.CHARACTERS_OF_NOTE
                        ? note
                        : note.substring(0, TrainingLimits.CHARACTERS_OF_NOTE));
    }

    private @Nullable BigDecimal number(CSVRecord row, Column column) {
        var text = columns.value(row, column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw bad(column, "must be a number, not " + quoted(text), "malformed");
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    private SetLimits.SetRefusal refusal(Column column) {
        return (field, message, rule) -> {
            throw bad(column, message, rule);
        };
    }

    private BadLineException bad(Column column, String reason, String rule) {
        return new BadLineException(columns.name(column), reason, rule);
    }

    private static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "…";
    }
}
