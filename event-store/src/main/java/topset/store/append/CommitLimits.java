package topset.store.append;

import java.time.Duration;

/**
 * The limits of a group commit.
 *
 * @param maxBatch the largest number of writes in one transaction
 * @param soon a failure that takes longer counts as a time-out
 * @param mostWaiting the largest number of queued writes
 * @param mostOfGym the largest number of a gym's queued writes
 */
record CommitLimits(int maxBatch, Duration soon, int mostWaiting, int mostOfGym) {

    /** Returns the limits of each committer if several committers share the queued writes. */
    CommitLimits shared(int committers) {
        return new CommitLimits(maxBatch, soon, mostWaiting / committers, mostOfGym / committers);
    }
}
