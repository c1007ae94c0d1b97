package topset.store.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

    /** Skipped by an operator. {@code undone}: an operator has since accepted newer events with these numbers. */
    public record Numbers(long from, long through, boolean undone) {
        boolean hold(long number) {
            return number >= from && number <= through;
        }
    }

    /**
     * The operators' decisions.
     *
     * @param parked events that still wait for a decision. For a fork: if the newer event is parked, no operator has
     * decided yet; otherwise an operator has accepted the newer event
     * @param acceptMissing whether numbers that are missing in the log are skipped
     */
    public record Decisions(Set<Id> skipped, List<Numbers> numbers, Set<Id> parked, boolean acceptMissing) {
        public static final Decisions NONE = new Decisions(Set.of(), List.of(), Set.of(), false);

        /**
         * A skipped event is recognised by its id. If a number was skipped because its event was missing, every event
         * with this number is removed. An event with the number of a skipped event but another id arrived after the
         * skip and stays. Repeated events are removed, so that an event of a history that was left does not come back.
         */
        private List<Incoming> withoutPassedOver(List<Incoming> log) {
            var numbersOfEvents = skipped.stream().map(Id::sequence).collect(Collectors.toSet());
            var removed = new HashSet<>(skipped);
            return log.stream()
                    .filter(event -> removed.add(Id.of(event))
                            && (!passOver(event.sequence())
                                    || (numbersOfEvents.contains(event.sequence()) && !parked.contains(Id.of(event)))))
                    .toList();
        }

        private boolean passOver(long number) {
            return numbers.stream().anyMatch(each -> !each.undone() && each.hold(number));
        }

        /** The numbers for which the inbox must not wait. */
        private List<Numbers> notAwaited(List<Incoming> log) {
            var all = new ArrayList<>(numbers);
            if (acceptMissing) {
                long next = 1;
                for (long number : log.stream().map(Incoming::sequence).sorted().toList()) {
                    if (number > next) {
                        all.add(new Numbers(next, number - 1, false));
                    }
                    next = number + 1;
                }
            }
            return all;
        }
    }

    public static Refolded of(List<Incoming> log, Decisions decisions, Predicate<Incoming> erases) {
        var events = decisions.withoutPassedOver(log);
        var rules = new InboxDecision.Rules(
                erases,
                decisions.notAwaited(events),
                event -> !decisions.parked().contains(Id.of(event)));
        var decision = InboxDecision.of(InboxState.NEW, List.of(), events, rules);
        var after = decision.after();
        long end = after.seen();
        while (decisions.passOver(end + 1)) {
            end++;
        }
        return new Refolded(end == after.seen() ? after : after.passedOver(end, List.of()), decision.accepted());
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
