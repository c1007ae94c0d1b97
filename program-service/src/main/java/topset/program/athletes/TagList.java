package topset.program.athletes;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import topset.edge.web.Violations;

public record TagList(@NotNull List<@NotNull String> tags) {
    static final int MOST = 20;
    static final int LONGEST = 40;

    public void check(Violations found) {
        CoachList.checkTexts("tags", tags, MOST, LONGEST, found);
    }
}
