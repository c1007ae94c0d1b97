package topset.store;

import java.util.ArrayList;
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

    /** The same after every number up to that one, without a reason to wait; an id stands for each, so that repeats are known as such. */
    InboxState passedOver(long upTo, List<Incoming> events) {
        var ids = new ArrayList<>(lastIds);
        for (long sequence = Math.max(seen + 1, upTo - KEPT + 1); sequence <= upTo; sequence++) {
            long number = sequence;
            ids.add(events.stream()
                    .filter(event -> event.sequence() == number)
                    .map(Incoming::eventId)
                    .findFirst()
                    .orElse("passed over " + number));
        }
        return new InboxState(
                Math.max(seen, upTo), List.copyOf(ids.subList(Math.max(0, ids.size() - KEPT), ids.size())), null, null);
    }

    /** The id that was taken under this number; null when it is too long ago. */
    @Nullable
    String idOf(long sequence) {
        long back = seen - sequence;
        return back < lastIds.size() ? lastIds.get(lastIds.size() - 1 - (int) back) : null;
    }
}
