package topset.program.rebuild;

import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * An operator's request for a rebuild.
 *
 * @param topic the topic from which the log is read before the session topic; absent with {@link Source#SETS}
 * @param acceptMissing whether to rebuild athletes whose log lacks events; their missing sets are deleted then
 * @param gym absent means every gym
 * @param athleteId absent means every athlete of the gym
 */
record RebuildOrder(
        Mode mode,
        Source source,
        @Nullable String topic,
        boolean acceptMissing,
        @Nullable String gym,
        @Nullable String athleteId) {

    /** What a rebuild does with a difference. */
    enum Mode {
        /** A difference is only reported. */
        CHECK,
        /** A difference is reported, and the stored data is corrected. */
        APPLY
    }

    /** The data from which athletes are folded. */
    enum Source {
        /** Athletes are folded from the stored sets. */
        SETS,
        /** Athletes are folded from the session events of a topic. */
        LOG
    }

    /** Whether the rebuild includes the given athlete. */
    boolean isFor(Athlete athlete) {
        return (gym == null || gym.equals(athlete.gym())) && (athleteId == null || athleteId.equals(athlete.id()));
    }

    /** Returns the only athlete of the rebuild, or null. */
    @Nullable
    Athlete onlyAthlete() {
        return gym == null || athleteId == null ? null : new Athlete(gym, athleteId);
    }
}
