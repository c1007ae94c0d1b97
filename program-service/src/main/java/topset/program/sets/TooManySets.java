package topset.program.sets;

import topset.program.rules.validation.Limits;
import topset.store.Athlete;

/** An athlete has more sets than may be read at once, so a plan that needs all of them cannot be computed. */
public final class TooManySets extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySets(Athlete athlete) {
        super("athlete %s has more than %d sets in the weeks to plan, which is the limit"
                .formatted(athlete.id(), Limits.SETS_AT_ONCE));
    }
}
