package topset.program.whatif;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.Weight;

@Schema(name = "Simulate")
public record SimulationRequest(
        @NotNull String slotId,
        @NotNull @Size(min = 1, max = 52) List<@NotNull @Valid Week> weeks) {

    /** If the list is empty, the week has only its logged sets. */
    @Schema(name = "HypotheticalWeek")
    public record Week(@NotNull @Size(max = 50) List<@NotNull @Valid HypotheticalSet> sets) {}

    /** Has the fields of a logged set, but its ids, its exercise and its time are optional. */
    @Schema(name = "HypotheticalSet")
    public record HypotheticalSet(
            @Nullable UUID setId,
            @Nullable String exercise,
            @NotNull SetRole role,
            @NotNull @Valid Weight load,
            @NotNull Integer reps,
            @Nullable BigDecimal rpe,
            @Nullable OffsetDateTime completedAt,
            @Nullable String slotId,
            @Nullable Boolean pain,
            @Nullable String note) {}
}
