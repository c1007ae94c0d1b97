package topset.store.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link Inbox#admit}, applied to an athlete's whole log of events, with the operators' decisions to skip
 * or replay events. Reads and writes no table.
 *
 * @param events the accepted events, in the order in which they must be processed
 */
public record Refolded(InboxState state, List<Incoming> events) {
    /** Includes the recording time, because a restored store may give another event the same sequence number and id. */
    public record Id(
            long sequence, String eventId, @Nullable String recordedAt) {

        public static Id of(Incoming event) {
            return new Id(event.sequence(), event.eventId(), event.headers().get(Incoming.RECORDED_AT));
        }
    }

    /** Skipped by an operator. */
    public record Numbers(long from, long through) {
        boolean hold(long number) {
            return number >= from && number <= through;
        }
    }

    /**
     * The operators' decisions.
     *
     * @param undone numbers that were skipped earlier, but for which an operator has since accepted newer events
     * @param parked events that still wait for a decision. For a fork: if the newer event is parked, no operator has
     * decided yet; otherwise an operator has accepted the newer event
     * @param acceptMissing whether numbers that are missing in the log are skipped
     */
    public record Decisions(
            Set<Id> skipped, List<Numbers> numbers, List<Numbers> undone, Set<Id> parked, boolean acceptMissing) {
        public static final Decisions NONE = new Decisions(Set.of(), List.of(), List.of(), Set.of(), false);

        /**
         * A skipped event is recognised by its id. If a number was skipped because its event was missing, every event
         * with this number is removed. An event with the number of a skipped event but another id arrived after the
         * skip and stays.
         */
        private List<Incoming> withoutPassedOver(List<Incoming> log) {
            var known = skipped.stream().map(Id::sequence).collect(Collectors.toSet());
            return log.stream()
                    .filter(event -> !skipped.contains(Id.of(event))
                            && (!passOver(event.sequence())
                                    || (known.contains(event.sequence()) && !parked.contains(Id.of(event)))))
                    .toList();
        }

        private boolean passOver(long number) {
            return numbers.stream().anyMatch(each -> each.hold(number));
        }

        private Decisions followed(long fork) {
            var before = undone.stream().filter(each -> each.through() < fork).toList();
            return new Decisions(skipped, numbers, before, parked, acceptMissing);
        }

        private InboxDecision.Rules with(InboxDecision.Rules rules) {
            var passedOver = new ArrayList<>(numbers);
            passedOver.addAll(undone);
            return new InboxDecision.Rules(rules.erases(), passedOver);
        }
    }

    /**
     * After an operator has skipped or replayed events.
     *
     * @param events those that must still be processed
     */
    private record Rest(InboxState state, List<Incoming> events, Decisions decisions) {}

    public static Refolded of(List<Incoming> log, Decisions decisions, InboxDecision.Rules rules) {
        var processed = new ArrayList<Incoming>();
        var rest = new Rest(InboxState.NEW, decisions.withoutPassedOver(log), decisions);
        var after = rest.state();
        while (rest != null) {
            var decision = InboxDecision.of(
                    rest.state(), List.of(), rest.events(), rest.decisions().with(rules));
            processed.addAll(decision.accepted());
            after = decision.after();
            rest = next(decision, rest.decisions());
        }
        long end = after.seen();
        while (decisions.passOver(end + 1)) {
            end++;
        }
        return new Refolded(end == after.seen() ? after : after.passedOver(end, List.of()), List.copyOf(processed));
    }

    /**
     * Where processing continues after an operator has skipped or replayed the event that could not be processed. Null
     * at the end of the log, or if the athlete's events still wait for an operator.
     */
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
                yield decisions.acceptMissing()
                        ? new Rest(state.passedOver(through, List.of()), waiting, decisions)
                        : null;
            }
            case FORK -> {
                var first = waiting.getFirst();
                yield decisions.parked().contains(Id.of(first))
                        ? null
                        : from(state.before(first.sequence()), waiting, decisions.followed(first.sequence()));
            }
            case FAULT, VOLUME, TIMEOUT, CATALOGUE ->
                throw new IllegalStateException("The inbox has processed no event, so it would never end");
        };
    }

    private static Rest from(InboxState state, List<Incoming> waiting, Decisions decisions) {
        return new Rest(
                state,
                waiting.stream()
                        .filter(event -> event.sequence() > state.seen())
                        .toList(),
                decisions);
    }

    /** Up to here every number was processed or skipped. */
    public long seen() {
        return state.seen();
    }

    /** The result if the log ended before the given sequence number. */
    public Refolded before(long sequence) {
        return new Refolded(state.before(sequence), events);
    }
}
