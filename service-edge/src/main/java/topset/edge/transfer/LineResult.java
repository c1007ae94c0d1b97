package topset.edge.transfer;

import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/**
 * What an import has done with a line.
 *
 * @param added whether this import has stored the line's data; false if the data was already stored
 * @param refusal null if the line was accepted
 */
public record LineResult(boolean added, @Nullable Problem refusal) {
    public static final LineResult ADDED = new LineResult(true, null);
    public static final LineResult REPEATED = new LineResult(false, null);

    public static LineResult refused(Problem problem) {
        return new LineResult(false, problem);
    }
}
