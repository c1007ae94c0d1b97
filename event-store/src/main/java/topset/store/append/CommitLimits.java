package topset.store.append;

import java.time.Duration;

/**
 * The limits of a {@link Committer}.
 *
 * @param lanes the largest number of batches at the same time; each uses one connection
 * @param secondBatchFrom while a batch is on its way, the next one starts only if so many works wait, so that small
 * groups are not split
 * @param gather a batch of more than one work is followed by the next one only after this time, or when as many works
 * wait, or {@code secondBatchFrom}; zero: a batch starts as soon as a work waits
 * @param maxBatch the largest number of works in one batch
 * @param mostEvents the largest number of events in one batch
 * @param mostWaiting the largest number of works that wait
 * @param mostOfGym the largest number of a gym's works that wait
 * @param mostOfOwner the largest number of an owner's works that wait, because a batch has at most one of them
 */
record CommitLimits(
        int lanes,
        int secondBatchFrom,
        Duration gather,
        int maxBatch,
        int mostEvents,
        int mostWaiting,
        int mostOfGym,
        int mostOfOwner) {

    /**
     * A small machine needs at least two seconds to store {@code mostWaiting} works; a longer queue would only add
     * waiting time. {@code mostEvents} equals the largest number of sets in one request. {@code gather} was measured,
     * see ADR 0130.
     */
    static final CommitLimits DEFAULT = new CommitLimits(2, 16, Duration.ofMillis(2), 64, 500, 2_048, 1_024, 64);
}
