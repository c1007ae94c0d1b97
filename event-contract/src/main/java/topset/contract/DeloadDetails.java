package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deload, as a coach decides it (training-rules.md § 13).
 *
 * @param percent the load in % of the planned load
 * @param backoffSets the largest number of backoff sets
 */
public record DeloadDetails(
        @Nullable @RequiredInEvent @Schema(minimum = "80", maximum = "95", defaultValue = "90")
        BigDecimal percent,

        @Nullable @RequiredInEvent @Schema(minimum = "0", maximum = "2", defaultValue = "1")
        Integer backoffSets,

        @NotNull @Schema(minLength = 1, maxLength = ProgramFact.LONGEST_REASON)
        String reason) {

    /** A deload of one week of a program. */
    public record PlannedDeload(int week, @JsonUnwrapped DeloadDetails deload) {}
}
