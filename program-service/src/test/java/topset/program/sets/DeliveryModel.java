package topset.program.sets;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.SessionFact;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.rules.Checked;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.TrainingCalendar;
import topset.store.Athlete;
import topset.store.inbox.InboxInMemory;
import topset.store.inbox.Incoming;
import topset.store.inbox.Protection;
import topset.testsupport.SetEvent;

/**
 * Simulates the delivery of one athlete's sets in one thread: phone → session service (event and outbox in one step) →
 * relay → broker → inbox → facts → fold. The clock advances at random. The rules of the inbox and of the facts, and the
 * fold, are the real ones. Stores, relay and broker are lists and maps; system tests and chaos use real ones. Requests
 * and answers get lost. Relays die between sending and deleting. A replaced relay still sends the messages in its
 * memory. Consumers die before they commit their offset. The topic is refilled from the store. The same seed gives the
 * same run.
 */
final class DeliveryModel {
    private static final Athlete ATHLETE = new Athlete("simulated", "lifter");
    private static final LocalDate MONDAY = LocalDate.parse("2026-10-26");
    private static final TrainingCalendar CALENDAR =
            new TrainingCalendar(MONDAY, List.of(new TrainingCalendar.ZoneSince(Instant.EPOCH, ZoneOffset.UTC)));
    private static final Exercises CATALOGUE = new Exercises();
    private static final ProgramDefinition PROGRAM = ProgramDefinition.of(CALENDAR, lifts(), CATALOGUE::find, null);
    private static final int WEEKS = 4;
    private static final int STEPS = 400;

    /** A request of the phone: to log, to correct or to remove a set. */
    private record RequestedAction(UUID setId, int revision, SessionFact fact) {}

    private record Event(long sequence, RequestedAction request, Instant recordedAt) {
        /** The content of the set in the request. */
        SetFact set() {
            return Objects.requireNonNull(SetFact.of(request.fact(), recordedAt));
        }
    }

    private final Random chance;
    private final Set<Protection> without;
    private Instant now = CALENDAR.startOf(1);

    // The session service's tables.
    private final List<Event> stored = new ArrayList<>();
    private final Map<RequestedAction, Event> byRequest = new HashMap<>();
    private final Deque<Event> outbox = new ArrayDeque<>();
    // The relays' memory, and Kafka's log and offset.
    private final List<Event> heldByAnOldRelay = new ArrayList<>();
    private final List<Event> topic = new ArrayList<>();
    private int committed;
    // The program service's tables.
    private final InboxInMemory inbox;
    private final Map<String, SetFact> facts = new HashMap<>();
    private final TreeMap<Integer, FoldedWeek> weeks = new TreeMap<>();
    private final Map<Long, Integer> timesTaken = new HashMap<>();
    // The phone's.
    private final List<Event> acknowledged = new ArrayList<>();

    DeliveryModel(long seed, Set<Protection> without) {
        this.chance = new Random(seed);
        this.without = without;
        this.inbox = new InboxInMemory(without);
    }

    /** Runs until nothing is left to do. Returns the first broken promise, or null. */
    @Nullable
    String run() {
        var requests = new ArrayDeque<>(requests());
        for (int step = 0; step < STEPS && !requests.isEmpty(); step++) {
            step(requests);
        }
        while (!requests.isEmpty()) {
            phone(requests, false);
        }
        heldByAnOldRelay.clear();
        relay(false);
        consume(false);
        now = now.isBefore(CALENDAR.startOf(WEEKS)) ? CALENDAR.startOf(WEEKS) : now;
        refold(Integer.MAX_VALUE);
        return fault();
    }

    private void step(Deque<RequestedAction> requests) {
        switch (chance.nextInt(8)) {
            case 0, 1, 2 -> phone(requests, true);
            case 3 -> relay(true);
            case 4, 5 -> consume(true);
            case 6 -> lateRelay();
            default -> time();
        }
    }

    /** Sends a set. The request or the answer may be lost, and then the phone repeats the request. */
    private void phone(Deque<RequestedAction> requests, boolean faults) {
        var request = requests.getFirst();
        if (faults && chance.nextInt(5) == 0) {
            return;
        }
        var event = byRequest.get(request);
        if (event == null) {
            event = new Event(stored.size() + 1L, request, now);
            stored.add(event);
            byRequest.put(request, event);
            outbox.add(event);
        }
        if (faults && chance.nextInt(5) == 0) {
            return;
        }
        acknowledged.add(event);
        requests.removeFirst();
    }

    /** Sends and deletes the rows of the outbox. The relay may die between the two steps or during one. */
    private void relay(boolean faults) {
        var batch = new ArrayList<>(outbox);
        if (without.contains(Protection.OUTBOX)) {
            outbox.clear();
        }
        var sent = faults && chance.nextInt(3) == 0 ? chance.nextInt(batch.size() + 1) : batch.size();
        var inOrder = without.contains(Protection.ORDER) ? batch.reversed() : batch;
        topic.addAll(inOrder.subList(0, sent));
        if (faults && chance.nextInt(4) == 0) {
            heldByAnOldRelay.addAll(batch);
        }
        if (sent == batch.size() && !(faults && chance.nextInt(4) == 0)) {
            outbox.clear();
        }
    }

    /** A replaced relay or an operator's refill repeats earlier messages. */
    private void lateRelay() {
        if (!heldByAnOldRelay.isEmpty()) {
            topic.add(heldByAnOldRelay.removeFirst());
        } else if (chance.nextInt(10) == 0) {
            // The refill holds the athlete's lock, so that the rows already in the outbox are sent first.
            outbox.addAll(stored);
        }
    }

    /**
     * Processes a batch. The consumer may die before the database commit, or between that commit and the commit of the
     * offset.
     */
    private void consume(boolean faults) {
        if (faults && chance.nextInt(5) == 0) {
            return;
        }
        do {
            var end = faults ? Math.min(topic.size(), committed + 1 + chance.nextInt(5)) : topic.size();
            var batch = topic.subList(Math.min(committed, end), end).stream()
                    .map(DeliveryModel::incoming)
                    .toList();
            take(batch);
            if (faults && chance.nextInt(4) == 0) {
                committed = Math.max(0, committed - chance.nextInt(3));
                return;
            }
            committed = end;
        } while (!faults && committed < topic.size());
    }

    private void take(List<Incoming> batch) {
        var touched = Integer.MAX_VALUE;
        for (var event : inbox.admit(ATHLETE, batch)) {
            timesTaken.merge(event.sequence(), 1, Integer::sum);
            var fact = stored.get((int) event.sequence() - 1).set();
            var known = facts.get(fact.setId());
            if (fact.supersedes(known)) {
                facts.put(fact.setId(), fact);
                touched = Math.min(touched, Math.min(week(known), week(fact)));
            }
        }
        if (touched < Integer.MAX_VALUE) {
            refold(touched);
        }
    }

    private static int week(@Nullable SetFact fact) {
        return fact == null || fact.set() == null
                ? Integer.MAX_VALUE
                : CALENDAR.weekOf(fact.set().sessionStart());
    }

    /** Continues from the last final week before the change, as the planner does. */
    private void refold(int fromWeek) {
        var plannedTo = weeks.isEmpty() ? 0 : weeks.lastKey();
        var resumeAt = plannedTo == 0 ? 0 : Math.max(1, Math.min(fromWeek, plannedTo - 1));
        var resumeFrom = resumeAt == 0 ? null : weeks.get(resumeAt);
        for (var week : ProgramFold.fold(PROGRAM, resumeFrom, sets(facts), now)) {
            weeks.put(week.week(), week);
        }
    }

    private void time() {
        now = now.plus(Duration.ofHours(chance.nextInt(80)));
        if (chance.nextInt(3) == 0) {
            refold(Integer.MAX_VALUE);
        }
    }

    private @Nullable String fault() {
        var last = new LinkedHashMap<String, SetFact>();
        for (var event : acknowledged) {
            last.merge(event.set().setId(), event.set(), (a, b) -> b.revision() > a.revision() ? b : a);
        }
        if (stored.size() != acknowledged.size()) {
            return acknowledged.size() + " acknowledged, " + stored.size() + " stored";
        }
        if (inbox.reason(ATHLETE) != null) {
            return "parked: " + inbox.reason(ATHLETE);
        }
        if (inbox.seen(ATHLETE) != stored.size()) {
            return inbox.seen(ATHLETE) + " of " + stored.size() + " processed";
        }
        for (var times : timesTaken.entrySet()) {
            if (times.getValue() != 1) {
                return "number " + times.getKey() + " was processed " + times.getValue() + " times";
            }
        }
        if (!facts.equals(last)) {
            return "known: " + facts + ", acknowledged: " + last;
        }
        var expected = ProgramFold.fold(PROGRAM, null, sets(last), now);
        return List.copyOf(weeks.values()).equals(expected) ? null : "plans " + weeks.values() + " must be " + expected;
    }

    private static List<LoggedSet> sets(Map<String, SetFact> facts) {
        var sets = new ArrayList<LoggedSet>();
        for (var fact : facts.values()) {
            if (fact.set() != null) {
                sets.add(fact.set());
            }
        }
        return sets;
    }

    private List<RequestedAction> requests() {
        var requests = new ArrayList<RequestedAction>();
        var count = 4 + chance.nextInt(10);
        for (int n = 1; n <= count; n++) {
            var id = new UUID(0, n);
            var logged = set(id);
            requests.add(new RequestedAction(id, 1, logged.completed()));
            var revision = 1;
            while (chance.nextInt(5) == 0) {
                revision++;
                requests.add(new RequestedAction(id, revision, set(id).corrected(revision)));
            }
            if (chance.nextInt(8) == 0) {
                revision++;
                var of = logged.completed();
                requests.add(new RequestedAction(
                        id,
                        revision,
                        new SetRemoved(
                                id,
                                revision,
                                of.sessionId(),
                                of.gym(),
                                of.athleteId(),
                                of.set().completedAt())));
            }
        }
        return requests;
    }

    private SetEvent set(UUID id) {
        var day = chance.nextInt(WEEKS);
        var at = CALENDAR.startOf(1 + day)
                .plus(Duration.ofHours(10 + chance.nextInt(24)))
                .atOffset(ZoneOffset.UTC);
        var session =
                new SessionStarted(new UUID(1, day), ATHLETE.gym(), ATHLETE.id(), at.truncatedTo(ChronoUnit.DAYS), 1);
        return SetEvent.in(session, id)
                .role(chance.nextInt(3) == 0 ? SetRole.BACKOFF : SetRole.TOP)
                .load(Integer.toString(100 + 5 * chance.nextInt(5)))
                .reps(2 + chance.nextInt(8))
                .rpe(chance.nextBoolean() ? "8.5" : null)
                .completedAt(at);
    }

    private static Incoming incoming(Event event) {
        return new Incoming(ATHLETE, event.sequence(), "simulated/" + event.sequence(), "", Map.of(), new byte[0]);
    }

    private static List<Lift> lifts() {
        var lift = new LiftRequest(
                "d1-bench-press",
                1,
                "bench-press",
                new PlannedLift.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null, null),
                new PlannedLift.Progression("LINEAR", null, null),
                new LiftRequest.Start(BigDecimal.valueOf(100), null, null, null, null),
                null,
                null);
        var context = Checked.context(CATALOGUE::find, WeightUnit.KG, MONDAY, null, false, null, exercise -> null);
        return Checked.accepted(found -> LiftCheck.check(List.of(lift), context, found))
                .lifts();
    }
}
