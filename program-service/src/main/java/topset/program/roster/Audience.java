package topset.program.roster;

import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * Whose events a watcher hears.
 *
 * @param athleteId all athletes of the gym when null
 */
record Audience(String gym, @Nullable String athleteId) {

    boolean includes(Athlete athlete) {
        return athlete.gym().equals(gym) && (athleteId == null || athlete.id().equals(athleteId));
    }
}
