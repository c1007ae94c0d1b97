package topset.edge.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.edge.web.Violation;

/** Counts the lines of an import by their result. Thread-safe. */
public final class ImportReport {
    /** The answer to an import. */
    @Schema(name = "ImportResult")
    record Result(
            long lines,
            long added,
            long repeated,
            long passedOver,
            long refused,
            boolean complete,
            List<Refusal> refusals) {

        /** {@code status} is the one that the corresponding API call would get. */
        @Schema(name = "RefusedLine")
        record Refusal(long line, int status, @Nullable String detail, List<Violation> violations) {}
    }

    /** What an import has done with a line: stored its data, found it stored, or refused it. */
    public record LineResult(boolean added, @Nullable Problem refusal) {
        public static final LineResult ADDED = new LineResult(true, null);
        public static final LineResult REPEATED = new LineResult(false, null);

        public static LineResult refused(Problem problem) {
            return new LineResult(false, problem);
        }
    }

    /** The answer lists no more. */
    static final int MOST_REFUSALS = 1_000;

    private final List<Result.Refusal> refusals = new ArrayList<>();
    private long lines;
    private long added;
    private long repeated;
    private long passedOver;
    private long refused;
    private boolean complete;

    /**
     * Reads the lines of a type, and lists those whose reading is refused.
     *
     * @throws Problem as {@link #attempt}
     */
    public <L extends Line> void read(List<NumberedLine<?>> lines, Class<L> type, Consumer<NumberedLine<L>> reading) {
        for (var each : lines) {
            if (type.isInstance(each.line())) {
                var line = new NumberedLine<>(each.number(), type.cast(each.line()));
                attempt(each.number(), () -> reading.accept(line));
            }
        }
    }

    /**
     * Lists a line if its reading is refused.
     *
     * @throws Problem if a line cannot be read now; the client may post the file again
     */
    void attempt(long line, Runnable reading) {
        try {
            reading.run();
        } catch (Problem refused) {
            if (refused.kind() == Problem.Kind.UNAVAILABLE) {
                throw refused;
            }
            refused(line, refused);
        }
    }

    /** Counts the results of lines, which are in the order of the lines. */
    public void results(List<? extends NumberedLine<?>> lines, List<LineResult> results) {
        for (int n = 0; n < lines.size(); n++) {
            var result = results.get(n);
            if (result.refusal() == null) {
                accepted(result.added());
            } else {
                refused(lines.get(n).number(), result.refusal());
            }
        }
    }

    /** {@code isAdded} is false if the line's data was already stored. */
    public synchronized void accepted(boolean isAdded) {
        if (isAdded) {
            added++;
        } else {
            repeated++;
        }
    }

    /** Also lists the line, up to {@link #MOST_REFUSALS} lines. */
    public synchronized void refused(long line, Problem problem) {
        refused++;
        if (refusals.size() < MOST_REFUSALS) {
            var body = problem.body();
            refusals.add(new Result.Refusal(
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

    synchronized Result result() {
        return new Result(
                lines,
                added,
                repeated,
                passedOver,
                refused,
                complete,
                refusals.stream()
                        .sorted(Comparator.comparingLong(Result.Refusal::line))
                        .toList());
    }
}
