package topset.program.sets;

import topset.rules.check.Limits;
import topset.store.Athlete;

/** Either one athlete has too many sets to plan, or several together, who must be read in smaller groups. */
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
