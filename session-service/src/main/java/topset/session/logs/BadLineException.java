package topset.session.logs;

import org.jspecify.annotations.Nullable;

/** A line of the log is not a set. It is reported and the other lines are imported. */
public final class BadLineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String column;
    private final String reason;
    private final String rule;

    /**
     * Creates the report of a value.
     *
     * @param column the column's name in the header; null if the line as a whole is meant
     */
    public BadLineException(@Nullable String column, String reason, String rule) {
        super(reason, null, false, false);
        this.column = column;
        this.reason = reason;
        this.rule = rule;
    }

    /** The report of the line. */
    public SkippedLine at(int line) {
        return new SkippedLine(line, column, reason, rule);
    }
}
