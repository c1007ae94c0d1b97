package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The values with which a coach replaces the computed values of one lift in one week (training-rules.md § 6, {@code
 * override}). If a component is absent, the computed value is used.
 *
 * @param load in the lift's unit; the prescription rounds it to an available load
 * @param reps the target reps of the top set; for straight sets the rep range becomes this single number
 * @param backoffReduction in %
 * @param force why the coach wants a value outside the allowed range
 */
public record TargetOverride(
        @Nullable BigDecimal load,
        @Nullable Integer reps,
        @Nullable BigDecimal backoffReduction,
        @Nullable Integer backoffSets,

        @NotNull @Schema(minLength = 1, maxLength = ProgramFact.LONGEST_REASON)
        String reason,

        @Nullable @NotInPublicEvent @Valid Force force) {

    public record Force(
            @NotNull @Schema(minLength = 1, maxLength = ProgramFact.LONGEST_REASON)
            String reason) {}

    public TargetOverride with(
            @Nullable BigDecimal checkedLoad, @Nullable BigDecimal checkedReduction, String written) {
        return new TargetOverride(checkedLoad, reps, checkedReduction, backoffSets, written, force);
    }

    public TargetOverride published() {
        return new TargetOverride(load, reps, backoffReduction, backoffSets, reason, null);
    }

    public record OverriddenTarget(
            String slotId, int week, @JsonUnwrapped TargetOverride override) {

        public OverriddenTarget published() {
            return new OverriddenTarget(slotId, week, override.published());
        }

        public boolean isOf(String slot, int number) {
            return week == number && slotId.equals(slot);
        }
    }
}
