package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.publishing.ContractMapper;
import topset.rules.check.Limits;
import topset.rules.check.OverrideCheck;
import topset.rules.week.TargetOverride;

/** Body of {@code PUT …/lifts/{slotId}/overrides/{week}}. {@link RuleChecks} checks it together with the lift. */
public record OverrideRequest(
        @Nullable BigDecimal load,
        @Nullable Integer reps,
        @Nullable BigDecimal backoffReduction,
        @Nullable Integer backoffSets,

        @NotNull @Schema(minLength = 1, maxLength = Limits.REASON)
        String reason,

        @Nullable @Valid Force force)
        implements OverrideCheck.Asked {

    public record Force(
            @NotNull @Schema(minLength = 1, maxLength = Limits.REASON)
            String reason) {}

    public static OverrideRequest of(TargetOverride stored, @Nullable String forced) {
        return new OverrideRequest(
                ContractMapper.output(stored.load()),
                stored.reps(),
                ContractMapper.output(stored.backoffReduction()),
                stored.backoffSets(),
                stored.reason(),
                forced == null ? null : new Force(forced));
    }
}
