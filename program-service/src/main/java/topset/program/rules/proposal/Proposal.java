package topset.program.rules.proposal;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;
import topset.program.rules.result.FlagCode;

/**
 * A proposed change that answers a flag of a lift.
 *
 * @param flag the flag that it answers
 * @param says why the change is proposed and what it would change, in words
 */
public record Proposal(Kind kind, String slotId, FlagCode flag, String says, Change change) {

    /** The kind of change that is proposed. */
    public enum Kind {
        /** Ask the athlete about the pain. If it is an injury, note it in the profile; that holds every load. */
        CHECK_PAIN,
        /** Make next week a deload of all lifts. */
        DELOAD,
        /** Replace the exercise from next week on. The new load follows from the old one. */
        SWAP,
        /** Lift this week's load again next week. */
        HOLD,
        /** Reduce the backoff sets less, so that they are heavier. */
        LOWER_REDUCTION
    }

    /** The change that is made if the coach applies a proposal. */
    public sealed interface Change permits Injury, DeloadOfWeek, Replacement, NextTarget {}

    /** The profile then says that the athlete is injured. */
    public record Injury() implements Change {}

    /** The week becomes a deload of all lifts. */
    public record DeloadOfWeek(int week) implements Change {}

    /** The lift gets another exercise from next week on. */
    public record Replacement(String exercise) implements Change {}

    /**
     * The target of next week is overridden.
     *
     * @param load the new load; null leaves the computed one
     * @param reduction the new reduction in % off the top load; null leaves the computed one
     */
    public record NextTarget(
            int week, @Nullable Exact load, @Nullable Exact reduction) implements Change {}
}
