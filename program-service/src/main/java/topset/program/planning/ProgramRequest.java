package topset.program.planning;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.LiftRequest;

/** Body of {@code POST /v1/programs}. */
public record ProgramRequest(
        @Nullable UUID programId,
        @NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String athleteId,
        @NotNull LocalDate startsOn,
        @Nullable String template,
        @Nullable Structure structure,
        @NotNull @Size(min = 1, max = 60) List<@NotNull LiftRequest> lifts) {

    /** How a week is laid out (training-rules.md § 9): what the coach calls it; the lifts are as given. */
    public enum Structure {
        ALL_COMPOUNDS,
        PRIMARY_ONLY,
        HEAVY_VOLUME
    }

    @Nullable
    String structureName() {
        return structure == null ? null : structure.name();
    }
}
