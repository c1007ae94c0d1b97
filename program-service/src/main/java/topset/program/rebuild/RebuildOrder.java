package topset.program.rebuild;

import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * An operator's request for a rebuild, which computes stored plans again: the athletes, the data to compute from, and
 * whether to correct the stored plans.
 *
 * @param topic a Kafka topic with session events, which is read before the session topic; absent with {@link
 * Source#SETS}
 * @param acceptMissing whether to rebuild athletes of whom session events are missing in Kafka; the sets of these
 * events are deleted
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

    /** Whether a rebuild only reports differences or also corrects the stored data. */
    enum Mode {
        /** The rebuild only reports differences. */
        CHECK,
        /** The rebuild reports differences and corrects the stored data. */
        APPLY
    }

    /** The data from which the plans are computed. */
    enum Source {
        /** The plans are computed from the sets that are stored in the database. */
        SETS,
        /** The plans are computed from the session events of a Kafka topic. */
        LOG
    }

    /** Whether the given athlete is among the athletes to rebuild. */
    boolean isFor(Athlete athlete) {
        return (gym == null || gym.equals(athlete.gym())) && (athleteId == null || athleteId.equals(athlete.id()));
    }

    /** Returns the athlete if the rebuild is for one athlete; null if it is for several athletes. */
    @Nullable
    Athlete onlyAthlete() {
        return gym == null || athleteId == null ? null : new Athlete(gym, athleteId);
    }
}
