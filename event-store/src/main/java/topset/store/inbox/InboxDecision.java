package topset.store.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one athlete's events in one batch. Is decided without side effects; {@link Inbox#store} stores it.
 *
 * @param accepted the events to process now, in sequence order, without gaps or repeats
 * @param waiting the events to add to the table of parked events
 * @param ids the fingerprints of the events that were accepted before and now, newest last, more than {@code after} has
 */
public record InboxDecision(
        InboxState before, InboxState after, List<Incoming> accepted, List<Incoming> waiting, List<String> ids) {

    /** Decides in the order of arrival. {@code parked} are events that were removed from the table of parked events. */
    static InboxDecision of(InboxState before, List<Incoming> parked, List<Incoming> arriving, Rules rules) {
        var fold = new Fold(before, rules);
        parked.forEach(fold::keep);
        arriving.forEach(fold::accept);
        return fold.end();
    }

    /**
     * @param erases whether an event is an erasure of the athlete; after an erasure, earlier events are ignored and
     * missing events are not awaited
     * @param passedOver numbers that an operator has skipped; if an event with a higher number arrives, the inbox does
     * not wait for the skipped numbers
     * @param follows whether an operator has accepted an event that differs from an earlier one with its number
     */
    record Rules(Predicate<Incoming> erases, List<Refolded.Numbers> passedOver, Predicate<Incoming> follows) {
        Rules(Predicate<Incoming> erases) {
            this(erases, List.of(), event -> false);
        }

        /**
         * An erasure is valid even if a different event was accepted under the same sequence number, as can happen
         * after a backup is restored. So an erased athlete stays erased.
         */
        boolean erases(Incoming event, InboxState state) {
            return erases.test(event) && (event.sequence() > state.seen() || state.contradicts(event));
        }
    }

    /**
     * For an operator's replay or skip, which first changes the inbox state, and then decides about the waiting events.
     *
     * @param hasMore more events wait than were read; then the athlete remains parked, so that new events wait until the
     * unread events are processed
     */
    InboxDecision ofOperator(InboxState earlier, boolean hasMore) {
        var remains = hasMore && after.cause() == null
                ? new InboxState(
                        after.seen(),
                        after.lastIds(),
                        Parked.Cause.HOLE,
                        "Number %d waits for another replay".formatted(after.seen() + 1))
                : after;
        return new InboxDecision(earlier, remains, accepted, waiting, ids);
    }

    /**
     * The decision after the accepted event with this index could not be processed: this event and the later ones count
     * as not accepted, and wait for {@link Inbox#replay}.
     */
    public InboxDecision stoppedAt(int index, Parked.Cause cause, String reason) {
        var stopped = new ArrayList<>(accepted.subList(index, accepted.size()));
        long seen = stopped.getFirst().sequence() - 1;
        var known = ids.subList(0, (int) Math.max(0, ids.size() - (after.seen() - seen)));
        stopped.addAll(waiting);
        return new InboxDecision(
                before,
                new InboxState(seen, InboxState.newest(known), cause, reason.replace('\0', '\uFFFD')),
                accepted.subList(0, index),
                stopped,
                known);
    }

    /** Whether the athlete is newly parked, no longer parked, or parked for another reason. */
    public boolean parksOtherwise() {
        return !Objects.equals(before.reason(), after.reason());
    }

    private static final class Fold {

        private final InboxState before;
        private final Rules rules;
        private final List<String> lastIds;
        private final TreeMap<Long, Incoming> ahead = new TreeMap<>();
        private final List<Incoming> accepted = new ArrayList<>();
        private final List<Incoming> stopped = new ArrayList<>();
        private List<Refolded.Numbers> passedOver;
        private long seen;
        private Parked.@Nullable Cause blocked;
        private @Nullable String reason;

        Fold(InboxState before, Rules rules) {
            this.before = before;
            this.rules = rules;
            this.passedOver = rules.passedOver();
            this.seen = before.seen();
            this.lastIds = new ArrayList<>(before.lastIds());
            if (before.cause() != null && before.cause() != Parked.Cause.HOLE) {
                this.blocked = before.cause();
                this.reason = before.reason();
            }
        }

        void keep(Incoming event) {
            Incoming other = ahead.putIfAbsent(event.sequence(), event);
            if (other != null) {
                stopped.add(event);
            }
        }

        void accept(Incoming event) {
            Incoming other = ahead.get(event.sequence());
            if (rules.erases(event, state())) {
                erase(event);
            } else if (event.sequence() <= seen) {
                var another = state().contradicts(event);
                if (another && blocked == null && rules.follows().test(event)) {
                    follow(event);
                } else {
                    compare(event, another);
                }
            } else if (blocked != null) {
                stopped.add(event);
            } else if (other != null) {
                compare(event, !EventFingerprint.match(other.fingerprint(), event.fingerprint()));
            } else {
                ahead.put(event.sequence(), event);
                advance();
            }
        }

        /** An event with a lower sequence number that arrives after the erasure counts as a repeated event. */
        private void erase(Incoming event) {
            accepted.clear();
            stopped.removeIf(each -> each.sequence() <= event.sequence());
            ahead.headMap(event.sequence(), true).clear();
            accepted.add(event);
            seen = event.sequence();
            lastIds.clear();
            lastIds.add(event.fingerprint());
            blocked = null;
            reason = null;
            advance();
        }

        /**
         * Continues with the event's history: its number and all later ones belong to newer events. The earlier events
         * with these numbers remain accepted.
         */
        private void follow(Incoming event) {
            goTo(state().before(event.sequence()));
            passedOver = passedOver.stream()
                    .filter(numbers -> !numbers.undone() || numbers.through() < event.sequence())
                    .toList();
            ahead.put(event.sequence(), event);
            advance();
        }

        private void goTo(InboxState to) {
            seen = to.seen();
            lastIds.clear();
            lastIds.addAll(to.lastIds());
        }

        private void compare(Incoming event, boolean another) {
            if (!another) {
                return;
            }
            stopped.add(event);
            if (blocked == null) {
                blocked = Parked.Cause.FORK;
                reason = "Number %d came again as another event, %s, recorded at %s"
                        .formatted(
                                event.sequence(),
                                event.eventId(),
                                event.headers().get(Incoming.RECORDED_AT));
            }
        }

        private void advance() {
            do {
                while (!ahead.isEmpty() && ahead.firstKey() == seen + 1) {
                    Incoming next = ahead.pollFirstEntry().getValue();
                    accepted.add(next);
                    seen++;
                    lastIds.add(next.fingerprint());
                }
            } while (!ahead.isEmpty() && passOver(ahead.firstKey() - 1));
        }

        private boolean passOver(long most) {
            var through = passedOver.stream()
                    .filter(numbers -> numbers.hold(seen + 1))
                    .mapToLong(Refolded.Numbers::through)
                    .max();
            through.ifPresent(last -> goTo(state().passedOver(Math.min(most, last), List.of())));
            return through.isPresent();
        }

        private InboxState state() {
            return new InboxState(seen, lastIds, blocked, reason);
        }

        InboxDecision end() {
            // If no event was accepted, the waiting events were not read: they are still in the table parked_event.
            boolean stillWaits = before.cause() == Parked.Cause.HOLE && seen == before.seen();
            if (blocked == null && (stillWaits || !ahead.isEmpty())) {
                blocked = Parked.Cause.HOLE;
                reason = "Number %d has not arrived".formatted(seen + 1);
            }
            var waiting = new ArrayList<>(ahead.values());
            waiting.addAll(stopped);
            var after = new InboxState(seen, InboxState.newest(lastIds), blocked, reason);
            return new InboxDecision(before, after, List.copyOf(accepted), waiting, List.copyOf(lastIds));
        }
    }
}
