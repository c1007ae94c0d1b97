package topset.program.planning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/programs/{programId}/pause}.
 *
 * @param from first paused day
 * @param to last paused day; absent: until it is resumed
 */
public record PauseRequest(
        @NotNull LocalDate from,
        @Nullable LocalDate to,
        @NotNull @NotBlank @Size(max = 1000) String reason) {}
