package topset.program.rules.proposal;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;
import topset.program.rules.result.FlagCode;

/**
 * A change that is proposed to the coach because a lift has a flag.
 *
 * @param flag the flag that led to the proposal
 * @param says the reason for the proposal and the proposed change, in words
 */
public record Proposal(Kind kind, String slotId, FlagCode flag, String says, Change change) {

    /** The kinds of changes that can be proposed to the coach because of a lift's flag. */
    public enum Kind {
        /**
         * Ask the athlete about the pain, and mark the athlete as injured in the profile if it is an injury. During an
         * injury no load rises.
         */
        CHECK_PAIN,
        /** Make next week a deload week for all lifts. */
        DELOAD,
        /** Replace the exercise from next week on. The new load is computed from the old load. */
        SWAP,
        /** Prescribe this week's load again for next week. */
        HOLD,
        /** Reduce the load of the backoff sets less, so that the backoff sets are heavier. */
        LOWER_REDUCTION
    }

    /** The change that a client makes if the coach accepts the proposal. */
    public sealed interface Change permits Injury, DeloadOfWeek, Replacement, NextTarget {}

    /** Marks the athlete as injured in the profile. */
    public record Injury() implements Change {}

    /** Makes a week a deload week for all lifts. */
    public record DeloadOfWeek(int week) implements Change {}

    /** Replaces the lift's exercise from next week on. */
    public record Replacement(String exercise) implements Change {}

    /**
     * Overrides the computed target of the lift for the next week.
     *
     * @param load the new load; null means that the computed load is used
     * @param reduction the new reduction of the top load, in %; null means that the computed reduction is used
     */
    public record NextTarget(
            int week, @Nullable Exact load, @Nullable Exact reduction) implements Change {}
}
