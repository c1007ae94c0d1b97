package topset.program.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT …/lifts/{slotId}/overrides/{week}}; what is absent stays as computed.
 *
 * @param force a written reason to go past the bounds of the scheme
 */
public record OverrideRequest(
        @Nullable BigDecimal load,
        @Nullable Integer reps,
        @Nullable BigDecimal backoffReduction,
        @Nullable Integer backoffSets,
        @NotNull @NotBlank @Size(max = 1000) String reason,
        @Nullable @Valid Force force) {

    /** A coach's written reason. */
    public record Force(@NotNull @NotBlank @Size(max = 1000) String reason) {}
}
