package topset.program.operations;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.edge.Exercises;
import topset.program.training.FoldedWeek;
import topset.program.training.LiftCheck;
import topset.program.training.ProgramDefinition;
import topset.program.training.ProgramFold;
import topset.program.training.TrainingCalendar;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LiftRequest;
import topset.program.training.lift.LoggedSet;
import topset.program.training.load.Exact;
import topset.store.Athlete;
import topset.store.InboxInMemory;
import topset.store.Incoming;
import topset.store.Protection;

/**
 * The whole flow of one athlete in one thread: phone → session service (event and outbox in one step) → relay → broker → inbox → facts → fold, each
 * with a store in memory and a clock that chance moves. Requests and answers get lost, relays die between sending and deleting, a relay that was
 * replaced still sends what it holds, consumers die before they commit their offset, the topic is refilled from the store. The same seed is the
 * same run.
 */
final class SimulatedFlow {
    private static final Athlete ATHLETE = new Athlete("simulated", "lifter");
    private static final LocalDate MONDAY = LocalDate.parse("2026-10-26");
    private static final TrainingCalendar CALENDAR =
            new TrainingCalendar(MONDAY, List.of(new TrainingCalendar.ZoneSince(Instant.EPOCH, ZoneOffset.UTC)));
    private static final Exercises CATALOGUE = new Exercises();
    private static final ProgramDefinition PROGRAM = ProgramDefinition.of(CALENDAR, lifts(), CATALOGUE::find, null);
    private static final int WEEKS = 4;
    private static final int STEPS = 400;

    /** What the phone wants; revision 2 and above corrects, an absent set removes. */
    private record Wish(
            String setId, int revision, @Nullable LoggedSet set) {}

    private record Event(long sequence, Wish wish) {}

    private final Random chance;
    private final Set<Protection> without;
    private Instant now = CALENDAR.startOf(1);

    // The session service's tables.
    private final List<Event> stored = new ArrayList<>();
    private final Map<String, Event> byWish = new HashMap<>();
    private final Deque<Event> outbox = new ArrayDeque<>();
    // The relays' memory, Kafka's log and offset.
    private final List<Event> heldByAnOldRelay = new ArrayList<>();
    private final List<Event> topic = new ArrayList<>();
    private int committed;
    // The program service's tables.
    private final InboxInMemory inbox;
    private final Map<String, Wish> facts = new HashMap<>();
    private final TreeMap<Integer, FoldedWeek> weeks = new TreeMap<>();
    private final Map<Long, Integer> timesTaken = new HashMap<>();
    // The phone's.
    private final List<Wish> acknowledged = new ArrayList<>();

    SimulatedFlow(long seed, Set<Protection> without) {
        this.chance = new Random(seed);
        this.without = without;
        this.inbox = new InboxInMemory(without);
    }

    /** Runs, comes to rest, and says what is not as promised; null when all is. */
    @Nullable
    String run() {
        var wishes = new ArrayDeque<>(wishes());
        for (int step = 0; step < STEPS && !wishes.isEmpty(); step++) {
            step(wishes);
        }
        while (!wishes.isEmpty()) {
            phone(wishes, false);
        }
        heldByAnOldRelay.clear();
        relay(false);
        consume(false);
        now = now.isBefore(CALENDAR.startOf(WEEKS)) ? CALENDAR.startOf(WEEKS) : now;
        refold(Integer.MAX_VALUE);
        return fault();
    }

    private void step(Deque<Wish> wishes) {
        switch (chance.nextInt(8)) {
            case 0, 1, 2 -> phone(wishes, true);
            case 3 -> relay(true);
            case 4, 5 -> consume(true);
            case 6 -> lateRelay();
            default -> time();
        }
    }

    /** Sends a set; the request or the answer may get lost, and then it is sent again. */
    private void phone(Deque<Wish> wishes, boolean faults) {
        var wish = wishes.getFirst();
        if (faults && chance.nextInt(5) == 0) {
            return;
        }
        var key = wish.setId() + "/" + wish.revision();
        if (!byWish.containsKey(key)) {
            var event = new Event(stored.size() + 1L, wish);
            stored.add(event);
            byWish.put(key, event);
            outbox.add(event);
        }
        if (faults && chance.nextInt(5) == 0) {
            return;
        }
        acknowledged.add(wish);
        wishes.removeFirst();
    }

    /** Sends what is in the outbox and deletes it; may die in between, or half-way. */
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

    /** Something that was replaced, or an operator who refills the topic, sends what has been sent before. */
    private void lateRelay() {
        if (!heldByAnOldRelay.isEmpty()) {
            topic.add(heldByAnOldRelay.removeFirst());
        } else if (chance.nextInt(10) == 0) {
            // Under the athlete's lock: what is in the outbox already goes first.
            outbox.addAll(stored);
        }
    }

    /** Takes a batch in; may die before the commit, or between it and the commit of the offset. */
    private void consume(boolean faults) {
        if (faults && chance.nextInt(5) == 0) {
            return;
        }
        do {
            var end = faults ? Math.min(topic.size(), committed + 1 + chance.nextInt(5)) : topic.size();
            var batch = topic.subList(Math.min(committed, end), end).stream()
                    .map(SimulatedFlow::incoming)
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
            var wish = stored.get((int) event.sequence() - 1).wish();
            var before = facts.get(wish.setId());
            if (before == null || wish.revision() > before.revision()) {
                facts.put(wish.setId(), wish);
                touched = Math.min(touched, Math.min(week(before), week(wish)));
            }
        }
        if (touched < Integer.MAX_VALUE) {
            refold(touched);
        }
    }

    private static int week(@Nullable Wish wish) {
        return wish == null || wish.set() == null
                ? Integer.MAX_VALUE
                : CALENDAR.weekOf(wish.set().sessionStart());
    }

    /** As the planner does: goes on from the last week that is final and was not touched. */
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
        var last = new LinkedHashMap<String, Wish>();
        for (var wish : acknowledged) {
            last.merge(wish.setId(), wish, (a, b) -> b.revision() > a.revision() ? b : a);
        }
        if (stored.size() != acknowledged.size()) {
            return acknowledged.size() + " acknowledged, " + stored.size() + " stored";
        }
        if (inbox.reason(ATHLETE) != null) {
            return "parked: " + inbox.reason(ATHLETE);
        }
        if (inbox.seen(ATHLETE) != stored.size()) {
            return inbox.seen(ATHLETE) + " of " + stored.size() + " taken in";
        }
        for (var times : timesTaken.entrySet()) {
            if (times.getValue() != 1) {
                return "number " + times.getKey() + " was taken in " + times.getValue() + " times";
            }
        }
        if (!facts.equals(last)) {
            return "known: " + facts + ", acknowledged: " + last;
        }
        var expected = ProgramFold.fold(PROGRAM, null, sets(last), now);
        return List.copyOf(weeks.values()).equals(expected) ? null : "plans " + weeks.values() + " must be " + expected;
    }

    private static List<LoggedSet> sets(Map<String, Wish> wishes) {
        var sets = new ArrayList<LoggedSet>();
        for (var wish : wishes.values()) {
            if (wish.set() != null) {
                sets.add(wish.set());
            }
        }
        return sets;
    }

    private List<Wish> wishes() {
        var wishes = new ArrayList<Wish>();
        var count = 4 + chance.nextInt(10);
        for (int n = 1; n <= count; n++) {
            var id = "set-" + n;
            wishes.add(new Wish(id, 1, set(id)));
            var revision = 1;
            while (chance.nextInt(5) == 0) {
                wishes.add(new Wish(id, ++revision, set(id)));
            }
            if (chance.nextInt(8) == 0) {
                wishes.add(new Wish(id, ++revision, null));
            }
        }
        return wishes;
    }

    private LoggedSet set(String id) {
        var day = chance.nextInt(WEEKS);
        var start = CALENDAR.startOf(1 + day).plus(Duration.ofHours(10 + chance.nextInt(24)));
        return new LoggedSet(
                id,
                "session-" + day,
                start.truncatedTo(java.time.temporal.ChronoUnit.DAYS),
                1,
                "bench-press",
                chance.nextInt(3) == 0 ? SetRole.BACKOFF : SetRole.TOP,
                Exact.of(100 + 5L * chance.nextInt(5)),
                WeightUnit.KG,
                2 + chance.nextInt(8),
                chance.nextBoolean() ? Exact.parse("8.5") : null,
                false,
                start,
                null);
    }

    private static Incoming incoming(Event event) {
        return new Incoming(ATHLETE, event.sequence(), "simulated/" + event.sequence(), "", Map.of(), new byte[0]);
    }

    private static List<Lift> lifts() {
        var lift = new LiftRequest(
                "d1-bench-press",
                1,
                "bench-press",
                new LiftRequest.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null),
                new LiftRequest.Progression("LINEAR", null, null),
                new LiftRequest.Start(BigDecimal.valueOf(100), null, null, null),
                null,
                null);
        var context =
                new LiftCheck.Context(CATALOGUE::find, WeightUnit.KG, MONDAY, null, false, null, exercise -> null);
        return switch (LiftCheck.check(List.of(lift), context)) {
            case LiftCheck.Accepted accepted -> accepted.lifts();
            case LiftCheck.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
