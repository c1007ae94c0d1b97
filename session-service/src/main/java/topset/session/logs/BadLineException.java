package topset.session.logs;

import org.jspecify.annotations.Nullable;
import topset.session.logs.LogImportReport.SkippedLine;

/** A line of a training log is not a valid set. The report lists the line, and the other lines are imported. */
public final class BadLineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String column;
    private final String reason;
    private final String rule;

    public BadLineException(@Nullable String column, String reason, String rule) {
        super(reason, null, false, false);
        this.column = column;
        this.reason = reason;
        this.rule = rule;
    }

    public SkippedLine at(int line) {
        return new SkippedLine(line, column, reason, rule);
    }
}
