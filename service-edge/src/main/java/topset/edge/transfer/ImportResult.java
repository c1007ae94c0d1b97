package topset.edge.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Violation;

/**
 * @param lines the number of lines in the file, without blank lines
 * @param added the number of lines whose data this request has stored
 * @param repeated the number of lines whose data was already stored, by an earlier request or an earlier line
 * @param passedOver the number of lines that belong to the other service or that no service imports
 * @param complete whether the file ends with {@code export-end}; if not, the end of the file may be missing
 * @param refusals the first 1,000 refused lines, ordered by line number
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
     * @param line the number of the line in the file; the first line is 1
     * @param status the HTTP status that the corresponding API call would get
     */
    @Schema(name = "RefusedLine")
    record Refusal(long line, int status, @Nullable String detail, List<Violation> violations) {}
}
