package topset.edge.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topset.edge.web.Problem;

/** Counts how many lines of an import were added, repeated, refused or left out. It is thread-safe. */
public final class ImportReport {
    /** The largest number of refused lines that the answer lists. */
    static final int MOST_REFUSALS = 1_000;

    private final List<ImportResult.Refusal> refusals = new ArrayList<>();
    private long lines;
    private long added;
    private long repeated;
    private long passedOver;
    private long refused;
    private boolean complete;

    /** Counts a line whose data this import has stored. */
    public synchronized void added() {
        added++;
    }

    /** Counts a line whose data was already stored. */
    public synchronized void repeated() {
        repeated++;
    }

    /** Counts a line that was refused, and lists it in the report, up to {@link #MOST_REFUSALS} lines. */
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

    /**
     * Counts a line that this service does not import, because it belongs to the other service or is only for readers
     * of the export.
     */
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
