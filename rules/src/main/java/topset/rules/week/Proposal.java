package topset.rules.week;

import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.rules.load.Exact;

/** A change that is proposed to the coach because a lift has a flag. */
public record Proposal(Kind kind, String slotId, FlagCode flag, String says, Change change) {

    public enum Kind {
        /** Ask about the pain, and note it in the profile if it is an injury. During an injury no load rises. */
        CHECK_PAIN,
        DELOAD,
        /** Replace the exercise from next week on. The new load is computed from the old load. */
        SWAP,
        HOLD,
        LOWER_REDUCTION
    }

    /** The change that a client makes if the coach accepts the proposal. */
    public sealed interface Change permits Injury, DeloadOfWeek, Replacement, NextTarget {}

    public record Injury() implements Change {}

    public record DeloadOfWeek(int week) implements Change {}

    public record Replacement(String exercise) implements Change {}

    /** The computed load or reduction is used if the value is null. The reduction is in %. */
    public record NextTarget(
            int week, @Nullable Exact load, @Nullable Exact reduction) implements Change {}
}
