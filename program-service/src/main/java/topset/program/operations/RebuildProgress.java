package topset.program.operations;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param recordsRead of the session topic
 * @param recordsInAll as many as were on it when it began
 * @param athletesPlanned from the first week on
 * @param athletesInAll as many as there were when planning began
 * @param behind athletes that have changed since and are not caught up
 * @param switched what the switch did; absent before
 */
record RebuildProgress(
        long recordsRead,
        long recordsInAll,
        int athletesPlanned,
        int athletesInAll,
        int behind,
        @Nullable Switched switched) {

    static final RebuildProgress NONE = new RebuildProgress(0, 0, 0, 0, 0, null);

    /**
     * What the switch did.
     *
     * @param gateMillis how long nothing was written
     * @param targets stored and told as TargetRecomputed
     * @param flags told as FlagsChanged
     * @param backoffs told as BackoffAdjusted
     */
    record Switched(OffsetDateTime at, long gateMillis, int targets, int flags, int backoffs) {}

    RebuildProgress read(long records, long inAll) {
        return new RebuildProgress(records, Math.max(inAll, records), athletesPlanned, athletesInAll, behind, switched);
    }

    RebuildProgress planned(int athletes, int inAll) {
        return new RebuildProgress(recordsRead, recordsInAll, athletes, inAll, behind, switched);
    }

    RebuildProgress behind(int athletes) {
        return new RebuildProgress(recordsRead, recordsInAll, athletesPlanned, athletesInAll, athletes, switched);
    }

    RebuildProgress switched(Switched done) {
        return new RebuildProgress(recordsRead, recordsInAll, athletesPlanned, athletesInAll, 0, done);
    }
}
