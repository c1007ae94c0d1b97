package topset.edge.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Violation;

/**
 * The answer to an import.
 *
 * @param lines of the file, without blank ones
 * @param added carried out by this request
 * @param repeated stored before, by an earlier request or an earlier line
 * @param passedOver lines of the other service, and those that describe the file
 * @param complete whether the file ends with {@code export-end}; otherwise it may have been cut
 * @param refusals the first 1,000 refused lines, in their order
 */
@Schema(name = "ImportResult")
record ImportResult(
        long lines,
        long added,
        long repeated,
        long passedOver,
        long refused,
        boolean complete,
        List<Refusal> refusals) {

    /**
     * A refused line.
     *
     * @param line its number in the file, from 1
     * @param status what the call that the line stands for would be answered
     * @param violations each with its field in the line and the rule
     */
    @Schema(name = "RefusedLine")
    record Refusal(long line, int status, @Nullable String detail, List<Violation> violations) {}
}
