package topset.edge.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topset.edge.web.Problem;

/** Collects the results of an import's lines. Many threads may report. */
public final class ImportReport {
    /** The refused lines that an answer names. */
    static final int MOST_REFUSALS = 1_000;

    private final List<ImportResult.Refusal> refusals = new ArrayList<>();
    private long lines;
    private long added;
    private long repeated;
    private long passedOver;
    private long refused;
    private boolean complete;

    /** The line was carried out. */
    public synchronized void added() {
        added++;
    }

    /** What the line says was stored before. */
    public synchronized void repeated() {
        repeated++;
    }

    /** The line was not carried out. */
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

    synchronized void passedOver() {
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
