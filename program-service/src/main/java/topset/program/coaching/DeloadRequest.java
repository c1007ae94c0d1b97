package topset.program.coaching;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.rules.check.Limits;
import topset.rules.progression.Deload;

/** Body of {@code PUT /v1/programs/{programId}/deloads/{week}}. {@link RuleChecks} checks it together with the week. */
public record DeloadRequest(
        @Nullable @Schema(minimum = "80", maximum = "95", defaultValue = "90")
        BigDecimal percent,

        @Nullable @Schema(minimum = "0", maximum = "2", defaultValue = "1")
        Integer backoffSets,

        @NotNull @Schema(minLength = 1, maxLength = Limits.REASON)
        String reason) {

    public static DeloadRequest of(Deload deload) {
        return new DeloadRequest(deload.percent().output(), deload.backoffSets(), requireNonNull(deload.reason()));
    }
}
