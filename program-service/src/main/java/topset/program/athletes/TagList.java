package topset.program.athletes;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import topset.edge.web.Violations;

/**
 * The tags of an athlete: the body and the answer of {@code PUT /v1/athletes/{athleteId}/tags}.
 *
 * @param tags words that the gym chooses, such as {@code rehab}
 */
public record TagList(@NotNull List<@NotNull String> tags) {
    /** The largest number of tags of an athlete. */
    static final int MOST = 20;

    /** The largest number of characters of a tag. */
    static final int LONGEST = 40;

    /** Checks how many tags the list has, and the length of each tag. */
    public void check(Violations found) {
        TextList.check("tags", tags, MOST, LONGEST, found);
    }
}
