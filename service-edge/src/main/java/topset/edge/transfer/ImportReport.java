package topset.edge.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topset.edge.web.Problem;

/** Counts the lines of an import by their result. Thread-safe. */
public final class ImportReport {
    /** The answer lists no more. */
    static final int MOST_REFUSALS = 1_000;

    private final List<ImportResult.Refusal> refusals = new ArrayList<>();
    private long lines;
    private long added;
    private long repeated;
    private long passedOver;
    private long refused;
    private boolean complete;

    /** Of a line whose data this import has stored. */
    public synchronized void added() {
        added++;
    }

    /** Of a line whose data was already stored. */
    public synchronized void repeated() {
        repeated++;
    }

    /** Also lists the line, up to {@link #MOST_REFUSALS} lines. */
    public synchronized void refused(long line, Problem problem) {
        refused++;
        if (refusals.size() < MOST_REFUSALS) {
            var body = problem.body();
            refusals.add(new ImportResult.Refusal(
                    line, body.status(), body.detail(), body.violations() == null ? List.of() : body.violations()));
        }
    }

    synchronized void read() {
        lines++;
    }

    /** Of a line that belongs to the other service or is only for readers of the export. */
    public synchronized void passedOver() {
        passedOver++;
    }

    synchronized void ended() {
        complete = true;
    }

    synchronized ImportResult result() {
        return new ImportResult(
                lines,
                added,
                repeated,
                passedOver,
                refused,
                complete,
                refusals.stream()
                        .sorted(Comparator.comparingLong(ImportResult.Refusal::line))
                        .toList());
    }
}
