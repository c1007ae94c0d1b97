package topset.program.roster;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/athletes/{athleteId}/flags/{code}/seen}, which marks a flag as seen.
 *
 * @param cause the flag's {@code cause} that the person has seen; absent means the current causes
 * @param until the first day on which the flag is open again, in the athlete's zone; absent if the mark does not end
 */
public record SeenRequest(
        @Nullable @Size(max = 100, message = "must have at most 100 characters")
        String cause,

        @Nullable LocalDate until) {}
