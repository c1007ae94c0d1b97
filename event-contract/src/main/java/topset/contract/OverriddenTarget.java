package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The override of a slot in one week of a program. */
public record OverriddenTarget(
        String slotId, int week, @JsonUnwrapped TargetOverride override) {

    public boolean isOf(String slot, int number) {
        return week == number && slotId.equals(slot);
    }
}
