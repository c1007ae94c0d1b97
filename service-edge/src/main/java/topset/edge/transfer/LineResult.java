package topset.edge.transfer;

import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/** What an import has done with a line: stored its data, found it stored, or refused it. */
public record LineResult(boolean added, @Nullable Problem refusal) {
    public static final LineResult ADDED = new LineResult(true, null);
    public static final LineResult REPEATED = new LineResult(false, null);

    public static LineResult refused(Problem problem) {
        return new LineResult(false, problem);
    }
}
