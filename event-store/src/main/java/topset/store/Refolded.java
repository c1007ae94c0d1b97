package topset.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An athlete's inbox, computed from the whole log and from the operators' decisions about it. Pure: the same fold as
 * {@link Inbox#admit}, without the table.
 */
public final class Refolded {

    private final InboxState state;
    private final List<Incoming> processed;

    private Refolded(InboxState state, List<Incoming> processed) {
        this.state = state;
        this.processed = processed;
    }

    /** Identifies an event, even if a restored store gave another event the same number and id. */
    public record Id(
            long sequence, String eventId, @Nullable String recordedAt) {

        public static Id of(Incoming event) {
            return new Id(event.sequence(), event.eventId(), event.headers().get(Incoming.RECORDED_AT));
        }
    }

    /** Numbers without an event that an operator skipped. */
    public record Numbers(long from, long through) {
        boolean hold(long number) {
            return number >= from && number <= through;
        }
    }

    /**
     * The operators' decisions about an athlete's events.
     *
     * @param skipped events that were skipped
     * @param holes numbers that were skipped
     * @param parked events that wait for a decision; a fork among them is still open, and the inbox follows every other
     * fork
     * @param acceptMissing whether to skip numbers that the log lacks as well
     */
    public record Decisions(Set<Id> skipped, List<Numbers> holes, Set<Id> parked, boolean acceptMissing) {
        public static final Decisions NONE = new Decisions(Set.of(), List.of(), Set.of(), false);

        private boolean passOver(Incoming event) {
            return skipped.contains(Id.of(event)) || isHole(event.sequence());
        }

        private boolean isHole(long number) {
            return holes.stream().anyMatch(hole -> hole.hold(number));
        }

        private boolean passOver(long number) {
            return isHole(number) || skipped.stream().anyMatch(id -> id.sequence() == number);
        }

        private boolean passOver(long from, long through) {
            return acceptMissing || LongStream.rangeClosed(from, through).allMatch(this::passOver);
        }
    }

    /** Events to process, and the state to start from. */
    private record Rest(InboxState state, List<Incoming> events) {}

    static Refolded of(List<Incoming> log, Decisions decisions, InboxDecision.Rules rules) {
        var processed = new ArrayList<Incoming>();
        var rest = new Rest(
                InboxState.NEW,
                log.stream().filter(event -> !decisions.passOver(event)).toList());
        var after = rest.state();
        while (rest != null) {
            var decision = InboxDecision.of(rest.state(), List.of(), rest.events(), rules);
            processed.addAll(decision.accepted());
            after = decision.after();
            rest = next(decision, decisions);
        }
        long end = after.seen();
        while (decisions.passOver(end + 1)) {
            end++;
        }
        return new Refolded(end == after.seen() ? after : after.passedOver(end, List.of()), List.copyOf(processed));
    }

    /** The next events to process, if a decision unblocks them. Null at the end, and where no decision exists. */
    private static @Nullable Rest next(InboxDecision decision, Decisions decisions) {
        var state = decision.after();
        var waiting = decision.waiting().stream()
                .sorted(Comparator.comparingLong(Incoming::sequence))
                .toList();
        var cause = state.cause();
        if (cause == null || waiting.isEmpty()) {
            return null;
        }
        return switch (cause) {
            case HOLE -> {
                long through = waiting.getFirst().sequence() - 1;
                yield decisions.passOver(state.seen() + 1, through)
                        ? new Rest(state.passedOver(through, List.of()), waiting)
                        : null;
            }
            case FORK ->
                decisions.parked().contains(Id.of(waiting.getFirst()))
                        ? null
                        : from(state.before(waiting.getFirst().sequence()), waiting);
            case FAULT, VOLUME, TIMEOUT -> throw new IllegalStateException("the fold of an inbox reads no event");
        };
    }

    private static Rest from(InboxState state, List<Incoming> waiting) {
        return new Rest(
                state,
                waiting.stream()
                        .filter(event -> event.sequence() > state.seen())
                        .toList());
    }

    /** Every number up to this one was processed or skipped. */
    public long seen() {
        return state.seen();
    }

    /** The events in processing order. */
    public List<Incoming> events() {
        return processed;
    }

    /** This state as if the log ended before that number. */
    public Refolded before(long sequence) {
        return new Refolded(state.before(sequence), processed);
    }

    InboxState state() {
        return state;
    }
}
