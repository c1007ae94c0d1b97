package topset.program.coaching;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Violations;
import topset.rules.check.Limits;

/**
 * Body of {@code POST /v1/programs/{programId}/pause}. Without {@code to}, the pause lasts until the program is
 * resumed.
 */
public record PauseRequest(
        @NotNull LocalDate from,
        @Nullable LocalDate to,

        @NotNull @NotBlank(message = SAYS) @Size(max = Limits.REASON, message = SAYS)
        String reason) {
    private static final String SAYS = "must be a written reason of 1 to " + Limits.REASON + " characters";

    public void check(Violations found) {
        if (from != null && to != null && to.isBefore(from)) {
            found.refuse("to", "must not be before the date in 'from', which is " + from, "pause");
        }
    }
}
