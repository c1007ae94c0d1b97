package topset.program.sets;

import topset.rules.check.Limits;
import topset.store.Athlete;

/**
 * Signals that an athlete has more sets than may be read at once, so a plan that needs all of them cannot be computed;
 * or that several athletes have too many sets together, so they must be read in smaller groups.
 */
public final class TooManySets extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySets(Athlete athlete) {
        super("athlete %s has more than %d sets in the weeks to plan, which is the limit"
                .formatted(athlete.id(), Limits.SETS_AT_ONCE));
    }

    TooManySets(int together) {
        super("several athletes have together more than %d sets in the weeks to plan".formatted(together));
    }
}
