package topset.program.simulation;

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
import topset.contract.WeightUnit;

/**
 * Body of {@code POST /v1/athletes/{athleteId}/simulations}.
 *
 * @param weeks from the one that runs on; before the program's start from week 1 on
 */
@Schema(name = "Simulate")
public record SimulationRequest(
        @NotNull String slotId,
        @NotNull @Size(min = 1, max = 52) List<@NotNull @Valid Week> weeks) {

    /** What is lifted in a week; nothing: nothing more than is logged. */
    @Schema(name = "HypotheticalWeek")
    public record Week(@NotNull @Size(max = 50) List<@NotNull @Valid HypotheticalSet> sets) {}

    /**
     * A set as the session service takes it; what makes it a real one may be left out.
     *
     * @param setId names it in {@code why} and in flags
     * @param completedAt orders the sets of a week where it is given; its week is the one it stands in
     * @param exercise the slot's, when given; so is {@code slotId}
     */
    @Schema(name = "HypotheticalSet")
    public record HypotheticalSet(
            @Nullable UUID setId,
            @Nullable String exercise,
            @NotNull SetRole role,
            @NotNull @Valid HypotheticalLoad load,
            @NotNull Integer reps,
            @Nullable BigDecimal rpe,
            @Nullable OffsetDateTime completedAt,
            @Nullable String slotId,
            @Nullable Boolean pain,
            @Nullable String note) {}

    /** As in {@code 122.5 kg}. */
    @Schema(name = "HypotheticalLoad")
    public record HypotheticalLoad(
            @NotNull BigDecimal value, @NotNull WeightUnit unit) {}
}
