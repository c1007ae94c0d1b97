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
import topset.contract.WeightUnit;

/**
 * Body of {@code POST /v1/athletes/{athleteId}/simulations}.
 *
 * @param weeks the hypothetical weeks, from the current week on; before the program's start from week 1 on
 */
@Schema(name = "Simulate")
public record SimulationRequest(
        @NotNull String slotId,
        @NotNull @Size(min = 1, max = 52) List<@NotNull @Valid Week> weeks) {

    /** If the list is empty, the week has only its logged sets. */
    @Schema(name = "HypotheticalWeek")
    public record Week(@NotNull @Size(max = 50) List<@NotNull @Valid HypotheticalSet> sets) {}

    /**
     * A hypothetical set. It has the same fields as a logged set, but its ids are optional.
     *
     * @param setId the id that {@code why} and flags use for this set; optional
     * @param completedAt orders the sets of a week, if given; the set counts in the week that lists it
     * @param exercise must be the lift's exercise if given; the same holds for {@code slotId}
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

    @Schema(name = "HypotheticalLoad")
    public record HypotheticalLoad(
            @NotNull BigDecimal value, @NotNull WeightUnit unit) {}
}
