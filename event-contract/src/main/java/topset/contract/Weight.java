package topset.contract;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The load of a set, in requests, events and answers. The load of a barbell includes the bar; the load of a bodyweight
 * exercise is only the added load.
 *
 * @param value exact decimal, at most three decimals, at most 1000 kg or 2200 lb (training-rules.md § 1)
 */
@Schema(name = "Load")
public record Weight(
        @NotNull @Schema(examples = "122.5") BigDecimal value,
        @NotNull WeightUnit unit) {}
