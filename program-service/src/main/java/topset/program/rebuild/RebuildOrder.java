package topset.program.rebuild;

import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * What an operator asks for.
 *
 * @param topic the log is read from it, and then from the session topic; absent with {@link Source#SETS}
 * @param acceptMissing also athletes of whom the log lacks events: their sets are gone then
 * @param gym absent: every gym
 * @param athleteId absent: every athlete of the gym
 */
record RebuildOrder(
        Mode mode,
        Source source,
        @Nullable String topic,
        boolean acceptMissing,
        @Nullable String gym,
        @Nullable String athleteId) {

    /** What happens to a difference. */
    enum Mode {
        /** It is reported. */
        CHECK,
        /** It is reported, and what is served is changed. */
        APPLY
    }

    /** What athletes are folded from. */
    enum Source {
        /** The sets as stored. */
        SETS,
        /** The session events of a topic. */
        LOG
    }

    /** Whether it is for that athlete, too. */
    boolean isFor(Athlete athlete) {
        return (gym == null || gym.equals(athlete.gym())) && (athleteId == null || athleteId.equals(athlete.id()));
    }

    /** Whether it is for one athlete alone. */
    @Nullable
    Athlete onlyAthlete() {
        return gym == null || athleteId == null ? null : new Athlete(gym, athleteId);
    }
}
