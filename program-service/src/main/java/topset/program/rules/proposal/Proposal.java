package topset.program.rules.proposal;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;
import topset.program.rules.result.FlagCode;

/**
 * A change that answers a lift's flag.
 *
 * @param flag the flag that it answers
 * @param says why, and what would change, in words
 */
public record Proposal(Kind kind, String slotId, FlagCode flag, String says, Change change) {

    /** What is proposed. */
    public enum Kind {
        /** Ask about the pain; an injury holds every load. */
        CHECK_PAIN,
        /** Make next week lighter, of all lifts. */
        DELOAD,
        /** Do another exercise from next week on, with a load that follows from this one's. */
        SWAP,
        /** Lift this week's load again. */
        HOLD,
        /** Make the backoff sets heavier. */
        LOWER_REDUCTION
    }

    /** What applying a proposal changes. */
    public sealed interface Change permits Injury, DeloadOfWeek, Replacement, NextTarget {}

    /** The athlete's profile says that the athlete is injured. */
    public record Injury() implements Change {}

    /** The week is a deload, for all lifts. */
    public record DeloadOfWeek(int week) implements Change {}

    /** The lift has another exercise from next week on. */
    public record Replacement(String exercise) implements Change {}

    /**
     * The target of next week is overridden.
     *
     * @param load null: as computed
     * @param reduction % off the top load; null: as computed
     */
    public record NextTarget(
            int week, @Nullable Exact load, @Nullable Exact reduction) implements Change {}
}
