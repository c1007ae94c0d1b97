package topset.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one athlete's events were taken.
 *
 * @param seen every number up to this one was taken
 * @param lastIds marks of the last taken, at most {@link #KEPT}, newest last
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
        for (Incoming event : events) {
            int index = ids.size() - 1 - (int) Math.min(ids.size(), seen - event.sequence());
            if (event.sequence() <= seen && index >= 0) {
                ids.set(index, event.mark().toString());
            }
        }
        for (long sequence = Math.max(seen + 1, upTo - KEPT + 1); sequence <= upTo; sequence++) {
            long number = sequence;
            ids.add(events.stream()
                    .filter(event -> event.sequence() == number)
                    .map(event -> event.mark().toString())
                    .findFirst()
                    .orElse("passed over " + number));
        }
        return new InboxState(
                Math.max(seen, upTo), List.copyOf(ids.subList(Math.max(0, ids.size() - KEPT), ids.size())), null, null);
    }

    /** The same as if nothing from that number on had been taken, without a reason to wait. */
    InboxState before(long sequence) {
        long dropped = Math.max(0, seen - sequence + 1);
        return new InboxState(
                seen - dropped,
                List.copyOf(lastIds.subList(0, (int) Math.max(0, lastIds.size() - dropped))),
                null,
                null);
    }

    /**
     * Whether this event, whose number was taken already, is another one than was taken then. Where the number is too long ago to know what
     * had it, the clock tells: whatever is repeated was recorded before the last that was taken; what was recorded after it was numbered anew
     * by a store that has forgotten.
     */
    boolean contradicts(Incoming event) {
        String taken = idOf(event.sequence());
        return taken == null
                ? event.mark().isNewerThan(lastIds)
                : !Mark.of(taken).matches(event.mark());
    }

    /** The mark of what was taken under this number; null when it is too long ago. */
    @Nullable
    String idOf(long sequence) {
        long back = seen - sequence;
        return back < lastIds.size() ? lastIds.get(lastIds.size() - 1 - (int) back) : null;
    }
}
