package topset.program.live;

import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * Selects the athletes whose events a watcher receives.
 *
 * @param athleteId null means all athletes of the gym
 */
record Audience(String gym, @Nullable String athleteId) {

    boolean includes(Athlete athlete) {
        return athlete.gym().equals(gym) && (athleteId == null || athlete.id().equals(athleteId));
    }
}
