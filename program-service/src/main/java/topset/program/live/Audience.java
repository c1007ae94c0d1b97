package topset.program.live;

import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.store.Athlete;

/**
 * Selects the athletes whose events a watcher receives.
 *
 * @param athleteId null means all athletes of the gym
 * @param visible selects the athletes whom the watcher sees at the moment
 */
record Audience(String gym, @Nullable String athleteId, AthleteFilter visible) {

    boolean includes(Athlete athlete) {
        return athlete.gym().equals(gym) && (athleteId == null || athlete.id().equals(athleteId));
    }
}
