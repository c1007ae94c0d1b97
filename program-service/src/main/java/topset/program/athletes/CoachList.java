package topset.program.athletes;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import topset.edge.web.Violations;

/**
 * The coaches of an athlete: the body and the answer of {@code PUT /v1/athletes/{athleteId}/coaches}.
 *
 * @param coaches the subjects of the coaches' tokens
 */
public record CoachList(@NotNull List<@NotNull String> coaches) {
    /** The largest number of coaches of an athlete. */
    static final int MOST = 10;

    private static final int LONGEST = 255;

    /** Checks how many coaches the list has, and the length of each coach's subject. */
    public void check(Violations found) {
        TextList.check("coaches", coaches, MOST, LONGEST, found);
    }
}
