package topset.program.sets;

import topset.rules.check.Limits;
import topset.store.Athlete;

/**
 * Signals that an athlete has more sets than may be read at once. A plan that needs all of these sets cannot be
 * computed.
 */
public final class TooManySets extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySets(Athlete athlete) {
        super("athlete %s has more than %d sets in the weeks to plan, which is the limit"
                .formatted(athlete.id(), Limits.SETS_AT_ONCE));
    }
}
