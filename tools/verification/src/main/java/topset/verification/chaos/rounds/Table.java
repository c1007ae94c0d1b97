package topset.verification.chaos.rounds;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints the table of a chaos run, with a line for each fault. */
public final class Table {

    public static final String HEADER = String.format(
            Locale.ROOT,
            "%3s %-36s %12s %5s %7s %7s %5s %9s %7s  %s",
            "#",
            "fault",
            "acknowledged",
            "lost",
            "doubled",
            "swapped",
            "wrong",
            "recovery",
            "took",
            "");

    private Table() {}

    public static String line(Round.Row row) {
        var verdict = row.verdict();
        return String.format(
                Locale.ROOT,
                "%3d %-36s %12d %5d %7d %7d %5d %7.1f s %5.0f s  %s",
                row.number(),
                row.name(),
                row.acknowledged(),
                verdict.lost(),
                verdict.doubled(),
                verdict.swapped(),
                verdict.wrong(),
                row.recovery().toMillis() / 1e3,
                row.took().toMillis() / 1e3,
                row.remark());
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    public static String total(List<Round.Row> rows) {
        return String.format(
                Locale.ROOT,
                "chaos: faults %d acknowledged %d lost %d doubled %d swapped %d wrong %d",
                rows.size(),
                rows.stream().mapToLong(Round.Row::acknowledged).sum(),
                rows.stream().mapToLong(row -> row.verdict().lost()).sum(),
                rows.stream().mapToLong(row -> row.verdict().doubled()).sum(),
                rows.stream().mapToLong(row -> row.verdict().swapped()).sum(),
                rows.stream().mapToLong(row -> row.verdict().wrong()).sum());
    }
}
