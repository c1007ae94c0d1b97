package topset.edge.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ImportReport.LineResult.Outcome;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.edge.web.Violation;

/** Counts the lines of an import by their result. Thread-safe. */
public final class ImportReport {
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
    public record LineResult(Outcome outcome, @Nullable Problem refusal) {
        enum Outcome {
            ADDED,
            REPEATED,
            PASSED_OVER,
            REFUSED
        }

        public static final LineResult ADDED = new LineResult(Outcome.ADDED, null);
        public static final LineResult REPEATED = new LineResult(Outcome.REPEATED, null);

        /** The line belongs to the other service, or is only for readers of the export. */
        public static final LineResult PASSED_OVER = new LineResult(Outcome.PASSED_OVER, null);

        /** Returns false if the data of the line is already stored. */
        @FunctionalInterface
        public interface Attempt<E extends Exception> {
            boolean adds() throws E;
        }

        /** Throws as {@link #refused} does. */
        public static <E extends Exception> LineResult of(Attempt<E> attempt) throws E {
            try {
                return attempt.adds() ? ADDED : REPEATED;
            } catch (Problem problem) {
                return refused(problem);
            }
        }

        /** Throws the problem if the line cannot be imported now; the client may post the file again. */
        public static LineResult refused(Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            return new LineResult(Outcome.REFUSED, problem);
        }

        public boolean added() {
            return outcome == Outcome.ADDED;
        }
    }

    /** The answer lists no more. */
    static final int MOST_REFUSALS = 1_000;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<Result.Refusal> refusals = new ArrayList<>();
    private boolean complete;

    public synchronized void count(long line, LineResult result) {
        counts.merge(result.outcome(), 1L, Long::sum);
        if (result.refusal() != null && refusals.size() < MOST_REFUSALS) {
            var body = result.refusal().body();
            refusals.add(new Result.Refusal(
                    line, body.status(), body.detail(), body.violations() == null ? List.of() : body.violations()));
        }
    }

    /** The results are in the order of the lines. */
    public void count(List<? extends NumberedLine<?>> lines, List<LineResult> results) {
        for (int n = 0; n < lines.size(); n++) {
            count(lines.get(n).number(), results.get(n));
        }
    }

    synchronized void ended() {
        complete = true;
    }

    synchronized Result result() {
        return new Result(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(Outcome.ADDED, 0L),
                counts.getOrDefault(Outcome.REPEATED, 0L),
                counts.getOrDefault(Outcome.PASSED_OVER, 0L),
                counts.getOrDefault(Outcome.REFUSED, 0L),
                complete,
                refusals.stream()
                        .sorted(Comparator.comparingLong(Result.Refusal::line))
                        .toList());
    }
}
