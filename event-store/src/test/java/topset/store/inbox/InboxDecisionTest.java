package topset.store.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.athlete;
import static topset.store.Given.delivered;
import static topset.store.Given.incoming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;

class InboxDecisionTest {

    private static final Athlete ATHLETE = athlete("a");

    private static InboxDecision decide(InboxState before, List<Incoming> parked, List<Incoming> arriving) {
        return InboxDecision.of(before, parked, arriving, new InboxDecision.Rules(event -> false));
    }

    private static List<Long> numbers(List<Incoming> events) {
        return events.stream().map(Incoming::sequence).toList();
    }

    @Property(tries = 300)
    void each_event_is_processed_once_and_in_order_after_any_shuffle_repetition_and_batching(
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 20) int batch,
            @ForAll @IntRange(min = 0, max = 40) int repeatedPercent,
            @ForAll long seed) {
        var random = new Random(seed);
        var delivery = new ArrayList<Incoming>();
        for (int n = 1; n <= count; n++) {
            delivery.add(incoming(ATHLETE, n));
            if (random.nextInt(100) < repeatedPercent) {
                delivery.add(incoming(ATHLETE, n));
            }
        }
        Collections.shuffle(delivery, random);
        var accepted = new ArrayList<Incoming>();
        List<Incoming> parked = List.of();
        InboxState state = InboxState.NEW;
        for (int from = 0; from < delivery.size(); from += batch) {
            List<Incoming> part = delivery.subList(from, Math.min(from + batch, delivery.size()));
            InboxDecision decision = decide(state, parked, part);
            assertThat(decision.after().cause()).isNotEqualTo(Parked.Cause.FORK);
            accepted.addAll(decision.accepted());
            parked = decision.waiting();
            state = decision.after();
        }
        assertThat(numbers(accepted))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(parked).isEmpty();
        assertThat(state.cause()).isNull();
        assertThat(state.lastIds()).hasSize(Math.min(count, InboxState.KEPT));
    }

    @Test
    void a_repeat_while_waiting_for_a_hole_does_not_end_the_wait() {
        InboxState waiting =
                decide(InboxState.NEW, List.of(), delivered(ATHLETE, 1, 3)).after();
        InboxDecision repeat = decide(waiting, List.of(), delivered(ATHLETE, 1));
        assertThat(repeat.after()).isEqualTo(waiting);
        assertThat(repeat.waiting()).isEmpty();
        assertThat(waiting.reason()).isEqualTo("Number 2 has not arrived");
    }

    @Test
    void a_fork_is_seen_among_the_last64_and_within_a_batch() {
        int[] many = java.util.stream.IntStream.rangeClosed(1, 70).toArray();
        InboxState state =
                decide(InboxState.NEW, List.of(), delivered(ATHLETE, many)).after();
        assertThat(decide(state, List.of(), List.of(incoming(ATHLETE, 7, "other")))
                        .after()
                        .cause())
                .isEqualTo(Parked.Cause.FORK);
        assertThat(decide(state, List.of(), List.of(incoming(ATHLETE, 6, "other"))))
                .as("a repeat: too old to compare, and without a time")
                .satisfies(InboxDecisionTest::changesNothing);

        InboxDecision within = decide(
                InboxState.NEW,
                List.of(),
                List.of(incoming(ATHLETE, 1), incoming(ATHLETE, 1, "other"), incoming(ATHLETE, 2)));
        assertThat(numbers(within.accepted())).containsExactly(1L);
        assertThat(numbers(within.waiting())).containsExactly(1L, 2L);
        assertThat(within.after().cause()).isEqualTo(Parked.Cause.FORK);

        InboxDecision ahead =
                decide(InboxState.NEW, List.of(), List.of(incoming(ATHLETE, 2), incoming(ATHLETE, 2, "other")));
        assertThat(ahead.after().cause()).isEqualTo(Parked.Cause.FORK);
        assertThat(ahead.waiting()).hasSize(2);
    }

    @Test
    void each_number_that_a_restored_store_reuses_is_a_fork() {
        var time = java.time.OffsetDateTime.parse("2026-11-25T08:00:00Z");
        InboxState state = InboxState.NEW;
        for (int n = 1; n <= 200; n++) {
            state = decide(state, List.of(), List.of(recorded(n, time.plusMinutes(n))))
                    .after();
        }
        var restored = time.plusHours(9);

        for (int n : new int[] {200, 150, 137, 136, 100, 1}) {
            InboxDecision again = decide(state, List.of(), List.of(recorded(n, time.plusMinutes(n))));
            assertThat(again).as("number %d once more", n).satisfies(InboxDecisionTest::changesNothing);
            InboxDecision fork = decide(state, List.of(), List.of(recorded(n, restored)));
            assertThat(fork.after().cause())
                    .as("number %d with the same id, reused", n)
                    .isEqualTo(Parked.Cause.FORK);
            assertThat(fork.waiting()).hasSize(1);
        }
    }

    private static void changesNothing(InboxDecision decision) {
        assertThat(decision.after()).isEqualTo(decision.before());
        assertThat(decision.accepted()).isEmpty();
        assertThat(decision.waiting()).isEmpty();
    }

    private static InboxDecision withErasure(InboxState before, List<Incoming> parked, List<Incoming> arriving) {
        return InboxDecision.of(
                before,
                parked,
                arriving,
                new InboxDecision.Rules(event -> event.eventId().equals("erased")));
    }

    @Test
    void an_erasure_waits_for_nothing_that_came_before_it() {
        var hole = decide(InboxState.NEW, List.of(), delivered(ATHLETE, 1, 3));

        var erased = withErasure(hole.after(), hole.waiting(), List.of(incoming(ATHLETE, 5, "erased")));

        assertThat(numbers(erased.accepted())).containsExactly(5L);
        assertThat(erased.waiting()).isEmpty();
        assertThat(erased.after().seen()).isEqualTo(5);
        assertThat(erased.after().cause()).isNull();
        var late = withErasure(erased.after(), List.of(), delivered(ATHLETE, 2, 4, 6));
        assertThat(late.waiting()).as("2 and 4 come too late").isEmpty();
        assertThat(numbers(late.accepted())).containsExactly(6L);
    }

    @Test
    void an_erasure_ends_a_fork_and_what_came_before_it_in_the_same_batch_is_not_looked_at() {
        var fork = decide(InboxState.NEW, List.of(), List.of(incoming(ATHLETE, 1), incoming(ATHLETE, 1, "other")));
        assertThat(fork.after().cause()).isEqualTo(Parked.Cause.FORK);

        var erased = withErasure(
                fork.after(), fork.waiting(), List.of(incoming(ATHLETE, 2), incoming(ATHLETE, 3, "erased")));

        assertThat(numbers(erased.accepted())).containsExactly(3L);
        assertThat(erased.waiting()).isEmpty();
        assertThat(erased.after().cause()).isNull();
    }

    @Test
    void an_erasure_under_a_number_that_a_store_has_forgotten_erases_too_and_the_new_history_goes_on_from_there() {
        var time = java.time.OffsetDateTime.parse("2026-11-25T08:00:00Z");
        var state = InboxState.NEW;
        for (int n = 1; n <= 5; n++) {
            state = decide(state, List.of(), List.of(recorded(n, time.plusMinutes(n))))
                    .after();
        }
        var restored = time.plusHours(9);
        var fork = decide(state, List.of(), List.of(recorded(4, restored)));
        assertThat(fork.after().cause()).isEqualTo(Parked.Cause.FORK);

        var erasure = new Incoming(
                ATHLETE,
                5,
                "erased",
                "topset.session.AthleteErased.v1",
                java.util.Map.of("ce_recordedat", restored.plusMinutes(1).toString()),
                null);
        var erased = withErasure(fork.after(), fork.waiting(), List.of(erasure, recorded(6, restored.plusMinutes(2))));

        assertThat(numbers(erased.accepted())).containsExactly(5L, 6L);
        assertThat(erased.after().seen()).isEqualTo(6);
        assertThat(erased.after().cause()).isNull();
        assertThat(erased.waiting()).isEmpty();
    }

    @Test
    void an_erasure_delivered_once_more_erases_nothing() {
        var state = withErasure(InboxState.NEW, List.of(), List.of(incoming(ATHLETE, 1, "erased")))
                .after();
        var on = withErasure(state, List.of(), delivered(ATHLETE, 2, 4));
        assertThat(on.after().cause()).isEqualTo(Parked.Cause.HOLE);

        var again = withErasure(on.after(), on.waiting(), List.of(incoming(ATHLETE, 1, "erased")));

        assertThat(again.accepted()).isEmpty();
        assertThat(numbers(again.waiting())).containsExactly(4L);
        assertThat(again.after().cause()).isEqualTo(Parked.Cause.HOLE);
    }

    private static Incoming recorded(long sequence, java.time.OffsetDateTime at) {
        Incoming event = incoming(ATHLETE, sequence);
        return new Incoming(
                ATHLETE,
                sequence,
                event.eventId(),
                event.type(),
                java.util.Map.of("ce_recordedat", at.toString()),
                event.value());
    }
}
