package topset.store.inbox;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Accepts each event of another service once and in order, even if it is delivered twice, late or out of order. The
 * order is given by the athlete's sequence numbers, which have no gaps, and not by the topic's offsets. The inbox works
 * in the caller's transaction, which holds the athletes' locks. So an event is accepted and its effects are stored in
 * the same transaction.
 *
 * <p>The inbox parks an athlete in three cases: an earlier event is missing, an event could not be processed, or a
 * different event arrives with an already used sequence number (a fork). The events of a parked athlete wait in order.
 * Other athletes do not wait.
 */
public final class Inbox {

    /** All waiting events of one athlete may not fit into memory. */
    public static final int MOST_AT_ONCE = 2_000;

    private final InboxDecision.Rules rules;

    /**
     * @param erases whether an event says that the athlete was erased; the inbox does not wait for events before an
     * erasure, because they are obsolete
     */
    public Inbox(Predicate<Incoming> erases) {
        this.rules = new InboxDecision.Rules(erases);
    }

    /** Also reads the state of the athlete. The work must be alone in its batch. */
    public InboxDecision admit(Tx transaction, Athlete athlete, List<Incoming> arriving) throws SQLException {
        return admit(transaction, athlete, arriving, InboxState.load(transaction.connection(), athlete));
    }

    /**
     * Decides which events of an athlete must be processed now. Needs no round trip of its own, unless events of the
     * athlete wait. The caller processes the accepted events, and then calls {@link #store}.
     *
     * @param arriving in the order in which they were received
     * @param state the athlete's, from {@link InboxState#read}
     */
    public InboxDecision admit(Tx transaction, Athlete athlete, List<Incoming> arriving, InboxState state)
            throws SQLException {
        return InboxDecision.of(state, takeOutWhatMayGoOn(transaction, athlete, arriving, state), arriving, rules);
    }

    public void store(Tx transaction, Athlete athlete, InboxDecision decision) {
        var changed = decision.before().equals(decision.after()) ? null : decision.after();
        transaction.rows(InboxState.save(athlete, changed).and(ParkedRows.insert(decision.waiting())));
    }

    /**
     * Parks events without accepting any of them, because the athlete's lock or row is not available. Later events wait
     * too, as they do after a missing event. The caller need not hold the athlete's lock.
     */
    public void setAside(Tx transaction, List<Incoming> events) {
        transaction.rows(ParkedRows.insert(events));
    }

    /**
     * Processes the athlete's waiting events as if they arrived now, after an operator has removed the cause. Of a
     * fork, the newer event is accepted; the older event remains accepted too, and skipped numbers are valid again. The
     * athlete may be parked again meanwhile. One replay reads at most {@link #MOST_AT_ONCE} events; the others wait for
     * the next replay.
     */
    public InboxDecision replay(Tx transaction, Athlete athlete) throws SQLException {
        SkippedEvents.countAgain(transaction.connection(), athlete);
        var state = InboxState.load(transaction.connection(), athlete);
        var events = waiting(transaction, athlete, 0, MOST_AT_ONCE);
        transaction.rows(ParkedRows.remove(events));
        InboxState open = state.cause() == Parked.Cause.FORK && !events.isEmpty()
                ? state.before(events.getFirst().sequence())
                : state.open();
        List<Incoming> next =
                events.stream().filter(e -> e.sequence() > open.seen()).toList();
        return InboxDecision.of(open, List.of(), next, rules).ofOperator(state, events.size() >= MOST_AT_ONCE);
    }

    /**
     * Permanently skips what blocks the athlete's waiting events, and processes the others as if they arrived now.
     * Skipped are an event that could not be processed, missing sequence numbers, or the later events of a fork; {@link
     * SkippedEvents} keeps them. The athlete may be parked again meanwhile.
     *
     * @param seen the last accepted number that the operator saw; null if it does not matter
     * @return empty if the athlete is not parked, or if another number was the last accepted one
     */
    public Optional<InboxDecision> skip(
            Tx transaction, Athlete athlete, @Nullable Long seen, String reason, String operator) throws SQLException {
        var state = InboxState.load(transaction.connection(), athlete);
        Parked.Cause cause = state.cause();
        if (cause == null || (seen != null && seen != state.seen())) {
            return Optional.empty();
        }
        var events = waiting(transaction, athlete, 0, MOST_AT_ONCE);
        transaction.rows(ParkedRows.remove(events));
        long next = events.stream()
                .mapToLong(Incoming::sequence)
                .filter(sequence -> sequence > state.seen())
                .min()
                .orElse(state.seen() + 1);
        long upTo = switch (cause) {
            case HOLE -> next - 1;
            case FAULT, VOLUME, TIMEOUT, CATALOGUE -> next;
            case FORK -> state.seen();
        };
        List<Incoming> passedOver =
                events.stream().filter(e -> e.sequence() <= upTo).toList();
        List<Incoming> open = events.stream().filter(e -> e.sequence() > upTo).toList();
        transaction.rows(SkippedEvents.writeDown(athlete, state, upTo, passedOver, reason, operator));
        InboxDecision decision = InboxDecision.of(state.passedOver(upTo, passedOver), List.of(), open, rules);
        return Optional.of(decision.ofOperator(state, events.size() >= MOST_AT_ONCE));
    }

    private static List<Incoming> waiting(Tx transaction, Athlete athlete, long after, int most) throws SQLException {
        var roundTrip = new RoundTrip();
        var events = ParkedRows.read(roundTrip, athlete, after, most);
        transaction.query(roundTrip);
        return events;
    }

    /**
     * Waiting events are read only if the missing event or an erasure arrives. Otherwise each arriving event would
     * cause a read of all waiting events of the athlete. What an erasure makes obsolete is deleted without reading it:
     * it may not fit into memory.
     */
    private List<Incoming> takeOutWhatMayGoOn(
            Tx transaction, Athlete athlete, List<Incoming> arriving, InboxState state) throws SQLException {
        if (state.cause() == null) {
            return List.of();
        }
        var mayGoOn = false;
        long obsolete = 0;
        for (var event : arriving) {
            if (rules.erases(event, state)) {
                obsolete = Math.max(obsolete, event.sequence());
                mayGoOn = true;
            } else if (state.cause() == Parked.Cause.HOLE && event.sequence() == state.seen() + 1) {
                mayGoOn = true;
            }
        }
        if (!mayGoOn) {
            return List.of();
        }
        transaction.rows(ParkedRows.drop(athlete, obsolete));
        var waiting = waiting(transaction, athlete, obsolete, Integer.MAX_VALUE);
        transaction.rows(ParkedRows.remove(waiting));
        return waiting;
    }
}
