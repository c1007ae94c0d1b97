package topset.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one athlete's events were taken.
 *
 * @param seen every number up to this one was taken
 * @param lastIds ids of the last taken, at most {@link #KEPT}, newest last
 * @param cause why events wait; null when none do
 * @param reason the same for a person; null with the cause
 */
record InboxState(
        long seen,
        List<String> lastIds,
        Parked.@Nullable Cause cause,
        @Nullable String reason) {

    /** So many ids are remembered, to tell a repeat from a fork. */
    static final int KEPT = 64;

    static final InboxState NEW = new InboxState(0, List.of(), null, null);

    /** The same without a reason to wait. */
    InboxState open() {
        return new InboxState(seen, lastIds, null, null);
    }

    /** The id that was taken under this number; null when it is too long ago. */
    @Nullable
    String idOf(long sequence) {
        long back = seen - sequence;
        return back < lastIds.size() ? lastIds.get(lastIds.size() - 1 - (int) back) : null;
    }
}
