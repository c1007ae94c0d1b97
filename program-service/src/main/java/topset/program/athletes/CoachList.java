package topset.program.athletes;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import topset.edge.web.Violations;

/**
 * Body and answer of {@code PUT /v1/athletes/{athleteId}/coaches}.
 *
 * @param coaches the subjects of the coaches' tokens
 */
public record CoachList(@NotNull List<@NotNull String> coaches) {
    static final int MOST = 10;

    private static final int LONGEST = 255;

    public void check(Violations found) {
        TextList.check("coaches", coaches, MOST, LONGEST, found);
    }
}
