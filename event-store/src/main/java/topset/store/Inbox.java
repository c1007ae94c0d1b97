package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes each event of another service once and in order, whatever is delivered twice, late or swapped: per athlete by the dense sequence, not by
 * the offsets of a topic. All of it happens in the caller's transaction, under the athletes' locks, so that what an event causes and that it was
 * taken are one fact.
 *
 * <p>An athlete is parked while an earlier event is missing, after an event that could not be processed, and when history forks. Parked events
 * wait in order; nobody else does.
 */
public final class Inbox {

    /** A replay or a skip takes so many parked events at a time: an athlete may have parked more than memory holds. */
    public static final int MOST_AT_ONCE = 2_000;

    private final Intake.Rules rules;

    /**
     * @param erases whether an event says that the athlete was erased: none before it counts any more, so it waits for none of them
     */
    public Inbox(Predicate<Incoming> erases) {
        this.rules = new Intake.Rules(erases);
    }

    /**
     * Takes in a batch, with a fixed number of round trips.
     *
     * @param transaction holds the locks of the batch's athletes
     * @param batch in the order received, of any athletes
     */
    public Admission admit(StoreTransaction transaction, List<Incoming> batch) throws SQLException {
        Map<Athlete, List<Incoming>> arriving = new LinkedHashMap<>();
        for (Incoming event : batch) {
            arriving.computeIfAbsent(event.athlete(), athlete -> new ArrayList<>())
                    .add(event);
        }
        Connection connection = transaction.connection();
        Map<Athlete, InboxState> states = InboxRows.load(connection, arriving.keySet());
        dropWhatIsErased(connection, arriving, states);
        Map<Athlete, List<Incoming>> waiting = takeOutWhatMayGoOn(connection, arriving, states);
        var intakes = new LinkedHashMap<Athlete, Intake>();
        arriving.forEach((athlete, events) -> {
            InboxState state = states.getOrDefault(athlete, InboxState.NEW);
            intakes.put(athlete, Intake.of(state, waiting.getOrDefault(athlete, List.of()), events, rules));
        });
        return settle(connection, intakes);
    }

    /**
     * Says that a taken event cannot be processed: it and what was taken after it go back, and wait for {@link #replay}.
     *
     * @param from the event at fault, of the last {@link Admission} in this transaction
     * @param reason for a person
     * @param rest what was taken of the same athlete after it
     */
    public void park(StoreTransaction transaction, Incoming from, String reason, List<Incoming> rest)
            throws SQLException {
        park(transaction, from, Parked.Cause.FAULT, reason, rest);
    }

    /** As {@link #park(StoreTransaction, Incoming, String, List)}, for one of the causes that a person's decision ends. */
    public void park(
            StoreTransaction transaction, Incoming from, Parked.Cause cause, String reason, List<Incoming> rest)
            throws SQLException {
        var events = new ArrayList<Incoming>(rest.size() + 1);
        events.add(from);
        events.addAll(rest);
        InboxRows.putBack(transaction.connection(), from, cause, reason);
        ParkedRows.insert(transaction.connection(), events);
    }

    /**
     * Keeps events of an athlete whose lock or row cannot be had: what arrives later waits for them like for a hole, and a
     * {@link #replay} takes them. Needs no lock.
     */
    public void setAside(Connection connection, List<Incoming> events) throws SQLException {
        ParkedRows.insert(connection, events);
    }

    /**
     * Takes the athlete's parked events as if they arrived now: after a fix, or when a person has decided that after a fork the new history goes
     * on (what was taken under its numbers before stays taken). May park again, by itself or by the caller. Of more than {@link #MOST_AT_ONCE}
     * events the first are taken; the others wait for another replay.
     */
    public Admission replay(StoreTransaction transaction, Athlete athlete) throws SQLException {
        Connection connection = transaction.connection();
        InboxState state = InboxRows.load(connection, List.of(athlete)).getOrDefault(athlete, InboxState.NEW);
        List<Incoming> events = ParkedRows.takeOutFirst(connection, athlete, MOST_AT_ONCE);
        InboxState open = state.cause() == Parked.Cause.FORK && !events.isEmpty()
                ? state.before(events.getFirst().sequence())
                : state.open();
        List<Incoming> next =
                events.stream().filter(e -> e.sequence() > open.seen()).toList();
        return settle(
                connection,
                Map.of(
                        athlete,
                        whole(events, Intake.of(open, List.of(), next, rules)).since(state)));
    }

    /**
     * Passes over what the athlete's other events wait for, for good, and takes those as if they arrived now: the first parked event after a
     * fault, the missing numbers of a hole, what contradicts after a fork. May park again, by itself or by the caller.
     *
     * @return what was passed over, nothing for a hole, and what follows; empty when the athlete is not parked
     */
    public Optional<Skipped> skip(StoreTransaction transaction, Athlete athlete) throws SQLException {
        Connection connection = transaction.connection();
        InboxState state = InboxRows.load(connection, List.of(athlete)).getOrDefault(athlete, InboxState.NEW);
        Parked.Cause cause = state.cause();
        if (cause == null) {
            return Optional.empty();
        }
        List<Incoming> events = ParkedRows.takeOutFirst(connection, athlete, MOST_AT_ONCE);
        long next = events.stream()
                .mapToLong(Incoming::sequence)
                .filter(sequence -> sequence > state.seen())
                .min()
                .orElse(state.seen() + 1);
        long upTo = switch (cause) {
            case HOLE -> next - 1;
            case FAULT, VOLUME, TIMEOUT -> next;
            case FORK -> state.seen();
        };
        List<Incoming> passedOver =
                events.stream().filter(e -> e.sequence() <= upTo).toList();
        List<Incoming> open = events.stream().filter(e -> e.sequence() > upTo).toList();
        Intake intake = whole(events, Intake.of(state.passedOver(upTo, passedOver), List.of(), open, rules));
        Admission admission = settle(connection, Map.of(athlete, intake.since(state)));
        return Optional.of(new Skipped(passedOver, state.seen() + 1, upTo, admission));
    }

    /**
     * What was passed over.
     *
     * @param passedOver the events that were there, in order
     * @param from the first number passed over, with or without an event
     * @param through the last one; below {@code from} when no number was, as after a fork
     * @param admission what came of the events behind
     */
    public record Skipped(List<Incoming> passedOver, long from, long through, Admission admission) {}

    /** Processes an athlete's whole log from the first event on, by this inbox's rules and without its table. */
    public Refolded refold(List<Incoming> log, Refolded.Decisions decisions) {
        return Refolded.of(log, decisions, rules);
    }

    /** Sets how far an athlete's events are processed; an athlete who is parked stays parked. */
    public void reset(StoreTransaction transaction, Athlete athlete, Refolded to) throws SQLException {
        Connection connection = transaction.connection();
        InboxState state = InboxRows.load(connection, List.of(athlete)).getOrDefault(athlete, InboxState.NEW);
        InboxRows.save(
                connection,
                Map.of(athlete, new InboxState(to.seen(), to.state().lastIds(), state.cause(), state.reason())));
    }

    /** Those of the athletes that are parked. */
    public Map<Athlete, Parked> parked(Connection connection, Collection<Athlete> athletes) throws SQLException {
        var parked = new HashMap<Athlete, Parked>();
        for (Parked one : InboxRows.parked(connection, athletes)) {
            parked.put(one.athlete(), one);
        }
        return parked;
    }

    /** Everybody who is parked, longest first. */
    public List<Parked> parked(Connection connection) throws SQLException {
        return InboxRows.parked(connection);
    }

    /** The last number taken of the athlete's sequence; 0 when there is none. */
    public long seen(Connection connection, Athlete athlete) throws SQLException {
        return InboxRows.load(connection, List.of(athlete))
                .getOrDefault(athlete, InboxState.NEW)
                .seen();
    }

    /**
     * How far an athlete's events are taken.
     *
     * @param seen as {@link #seen}
     * @param parked absent while nothing waits
     */
    public record Standing(long seen, @Nullable Parked parked) {

        /** Of whom nothing was ever taken. */
        public static final Standing NEW = new Standing(0, null);
    }

    /** How far the athletes' events are taken, and whether others wait; there when the round trip has run, but for those never heard of. */
    public Map<Athlete, Standing> standing(RoundTrip roundTrip, Collection<Athlete> athletes) {
        return InboxRows.standing(roundTrip, athletes);
    }

    /** Only where the number arrives that is waited for, or an end to waiting: a long queue is not read for every event that joins it. */
    private Map<Athlete, List<Incoming>> takeOutWhatMayGoOn(
            Connection connection, Map<Athlete, List<Incoming>> arriving, Map<Athlete, InboxState> states)
            throws SQLException {
        Set<Athlete> goingOn = new HashSet<>();
        states.forEach((athlete, state) -> {
            if (state.cause() != null
                    && arriving.getOrDefault(athlete, List.of()).stream()
                            .anyMatch(event -> rules.erases(event, state) || mayFill(state, event))) {
                goingOn.add(athlete);
            }
        });
        return goingOn.isEmpty() ? Map.of() : ParkedRows.takeOut(connection, goingOn);
    }

    private static Intake whole(List<Incoming> parked, Intake intake) {
        return parked.size() < MOST_AT_ONCE ? intake : intake.withMoreParked();
    }

    /** Whoever is erased may have parked more than memory holds: what an erasure makes void is not read. */
    private void dropWhatIsErased(
            Connection connection, Map<Athlete, List<Incoming>> arriving, Map<Athlete, InboxState> states)
            throws SQLException {
        for (var each : states.entrySet()) {
            for (Incoming event : arriving.getOrDefault(each.getKey(), List.of())) {
                if (each.getValue().cause() != null && rules.erases(event, each.getValue())) {
                    ParkedRows.drop(connection, each.getKey(), event.sequence());
                }
            }
        }
    }

    private static boolean mayFill(InboxState state, Incoming event) {
        return state.cause() == Parked.Cause.HOLE && event.sequence() == state.seen() + 1;
    }

    private static Admission settle(Connection connection, Map<Athlete, Intake> intakes) throws SQLException {
        Map<Athlete, List<Incoming>> taken = new LinkedHashMap<>();
        Map<Athlete, InboxState> changed = new LinkedHashMap<>();
        Set<Athlete> parked = new HashSet<>();
        Set<Athlete> otherwise = new LinkedHashSet<>();
        List<Incoming> waiting = new ArrayList<>();
        int repeated = 0;
        int forked = 0;
        for (var entry : intakes.entrySet()) {
            Athlete athlete = entry.getKey();
            Intake intake = entry.getValue();
            if (!intake.taken().isEmpty()) {
                taken.put(athlete, intake.taken());
            }
            if (intake.changed()) {
                changed.put(athlete, intake.after());
            }
            if (intake.after().cause() != null) {
                parked.add(athlete);
            }
            if (!Objects.equals(intake.before().reason(), intake.after().reason())) {
                otherwise.add(athlete);
            }
            waiting.addAll(intake.waiting());
            repeated += intake.repeated();
            forked += intake.forked();
        }
        InboxRows.save(connection, changed);
        ParkedRows.insert(connection, waiting);
        Map<Athlete, Parked> all = new HashMap<>();
        if (!parked.isEmpty()) {
            InboxRows.parked(connection, parked).forEach(one -> all.put(one.athlete(), one));
        }
        return new Admission(taken, repeated, all, forked, otherwise);
    }
}
