package topset.session.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import topset.store.Athlete;

/**
 * Remembers how many sets training dates had, so that a write does not count the sets of its date again (ADR 0130). An
 * event adds at most one set, and the athlete's events are numbered without gaps. So the count, plus the number of the
 * athlete's events since, is an upper bound of the date's sets, also if another replica has stored these events.
 */
final class SetsOfDates {
    /** Each date needs about 300 bytes. */
    private static final int MOST = 50_000;

    /** An unused date is forgotten after this time. A training session is shorter. */
    private static final Duration UNUSED = Duration.ofHours(3);

    // A thread of the common pool would be woken by most writes of sets.
    private final Cache<TrainingDate, CountedSets> counted = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST)
            .expireAfterAccess(UNUSED)
            .build();

    /** The lifter's local date on which sessions started. */
    record TrainingDate(Athlete athlete, LocalDate date) {}

    /** @param sequence the number of the athlete's last event before the count */
    private record CountedSets(int sets, long sequence) {}

    /** If the answer is false, the sets of the date must be counted. */
    boolean mayHaveRoom(TrainingDate date, int more) {
        var known = counted.getIfPresent(date);
        return known != null && known.sets() + more <= TrainingLimits.SETS_OF_DATE;
    }

    /**
     * If the answer is false, the sets of the date must be counted.
     *
     * @param sequence the number of the athlete's last event before these sets
     */
    boolean hasRoom(TrainingDate date, long sequence, int more) {
        var known = counted.getIfPresent(date);
        // After a backup is restored, the athlete has fewer events than before: the count is not used.
        return known != null
                && known.sequence() <= sequence
                && known.sets() + (sequence - known.sequence()) + more <= TrainingLimits.SETS_OF_DATE;
    }

    /**
     * The sets were counted under the athlete's lock.
     *
     * @param sequence the number of the athlete's last event before the count
     */
    void remember(TrainingDate date, int sets, long sequence) {
        counted.put(date, new CountedSets(sets, sequence));
    }
}
