package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.rules.validation.Limits;

/**
 * Body of {@code PUT …/lifts/{slotId}/overrides/{week}}; what is absent stays as computed. Its values are judged with the lift
 * that they are for, all at once ({@link RuleChecks}).
 *
 * @param force a written reason to go past the bounds of the scheme
 */
public record OverrideRequest(
        @Nullable BigDecimal load,
        @Nullable Integer reps,
        @Nullable BigDecimal backoffReduction,
        @Nullable Integer backoffSets,

        @NotNull @Schema(minLength = 1, maxLength = Limits.REASON)
        String reason,

        @Nullable @Valid Force force) {

    /** A coach's written reason. */
    public record Force(
            @NotNull @Schema(minLength = 1, maxLength = Limits.REASON)
            String reason) {}
}
