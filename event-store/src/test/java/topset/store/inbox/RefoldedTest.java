package topset.store.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.athlete;
import static topset.store.Given.delivered;
import static topset.store.Given.incoming;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.inbox.Refolded.Decisions;
import topset.store.inbox.Refolded.Numbers;

class RefoldedTest {
    private static final Athlete ATHLETE = athlete("a");

    private static Refolded refold(List<Incoming> log, Decisions decisions) {
        return Refolded.of(log, decisions, event -> event.eventId().equals("erasure"));
    }

    private static List<String> ids(Refolded refolded) {
        return refolded.events().stream().map(Incoming::eventId).toList();
    }

    private static List<Long> numbers(Refolded refolded) {
        return refolded.events().stream().map(Incoming::sequence).toList();
    }

    /** Decisions with a skipped event that contradicts another event. */
    private static Decisions skippedFork(Incoming event) {
        return new Decisions(Set.of(Refolded.Id.of(event)), List.of(), Set.of(), false);
    }

    private static Decisions passedOver(Numbers... numbers) {
        return new Decisions(Set.of(), List.of(numbers), Set.of(), false);
    }

    @Test
    void a_log_is_processed_in_order_without_repeats() {
        var refolded = refold(delivered(ATHLETE, 1, 3, 2, 2, 4), Decisions.NONE);

        assertThat(numbers(refolded)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(refolded.seen()).isEqualTo(4);
    }

    @Test
    void a_number_that_is_missing_ends_it_unless_that_is_accepted() {
        var log = delivered(ATHLETE, 1, 4, 5);

        assertThat(refold(log, Decisions.NONE).seen()).isEqualTo(1);
        var accepted = refold(log, new Decisions(Set.of(), List.of(), Set.of(), true));
        assertThat(accepted.seen()).isEqualTo(5);
        assertThat(numbers(accepted)).containsExactly(1L, 4L, 5L);
    }

    @Test
    void numbers_that_were_passed_over_are_not_missing_and_not_processed_when_they_come_late() {
        var decisions = passedOver(new Numbers(2, 3, false));

        var refolded = refold(delivered(ATHLETE, 1, 4, 2, 5), decisions);

        assertThat(numbers(refolded)).containsExactly(1L, 4L, 5L);
        assertThat(refolded.seen()).isEqualTo(5);
        assertThat(refold(delivered(ATHLETE, 1), decisions).seen())
                .as("also at the end")
                .isEqualTo(3);
    }

    @Test
    void an_event_that_was_passed_over_is_not_processed() {
        var log = delivered(ATHLETE, 1, 2, 3);

        var skipped =
                new Decisions(Set.of(Refolded.Id.of(log.get(1))), List.of(new Numbers(2, 2, false)), Set.of(), false);

        var refolded = refold(log, skipped);

        assertThat(numbers(refolded)).containsExactly(1L, 3L);
        assertThat(refolded.seen()).isEqualTo(3);
    }

    @Test
    void the_history_that_was_chosen_is_followed() {
        var log = List.of(
                incoming(ATHLETE, 1, "1a"),
                incoming(ATHLETE, 2, "2a"),
                incoming(ATHLETE, 2, "2b"),
                incoming(ATHLETE, 3, "3b"));

        assertThat(ids(refold(log, Decisions.NONE)))
                .as("what was forgotten stays known")
                .containsExactly("1a", "2a", "2b", "3b");
        assertThat(ids(refold(log, skippedFork(log.get(2))))).containsExactly("1a", "2a", "3b");
        var open = refold(log, new Decisions(Set.of(), List.of(), Set.of(Refolded.Id.of(log.get(2))), false));
        assertThat(ids(open)).containsExactly("1a", "2a");
        assertThat(open.seen()).isEqualTo(2);
    }

    @Test
    void a_repeat_of_the_history_that_was_left_does_not_lead_back_to_it() {
        var left = incoming(ATHLETE, 2, "2a");
        var log =
                List.of(incoming(ATHLETE, 1, "1a"), left, incoming(ATHLETE, 2, "2b"), left, incoming(ATHLETE, 3, "3b"));

        var refolded = refold(log, Decisions.NONE);

        assertThat(ids(refolded)).containsExactly("1a", "2a", "2b", "3b");
        assertThat(refolded.seen()).isEqualTo(3);
    }

    @Test
    void two_events_with_one_number_behind_a_missing_one_wait_for_it() {
        var log = List.of(incoming(ATHLETE, 1, "1"), incoming(ATHLETE, 3, "3a"), incoming(ATHLETE, 3, "3b"));

        assertThat(refold(log, Decisions.NONE).seen()).isEqualTo(1);
        var accepted = refold(log, new Decisions(Set.of(), List.of(), Set.of(), true));
        assertThat(ids(accepted)).containsExactly("1", "3a", "3b");
    }

    @Test
    void a_number_is_missing_where_only_what_contradicted_it_was_passed_over() {
        var log = List.of(incoming(ATHLETE, 1), incoming(ATHLETE, 2, "2b"), incoming(ATHLETE, 3));

        assertThat(refold(log, skippedFork(log.get(1))).seen()).isEqualTo(1);
    }

    @Test
    void who_follows_what_came_late_goes_back_to_it_and_keeps_what_is_known() {
        var log = List.of(incoming(ATHLETE, 1, "1"), incoming(ATHLETE, 3, "3a"), incoming(ATHLETE, 2, "2"));
        var undone = new Decisions(Set.of(), List.of(new Numbers(2, 2, true)), Set.of(), false);

        var refolded = refold(log, undone);

        assertThat(ids(refolded)).containsExactly("1", "3a", "2");
        assertThat(refolded.seen()).as("3 is to come again").isEqualTo(2);
        var again = Stream.concat(log.stream(), Stream.of(incoming(ATHLETE, 3, "3b")));
        assertThat(refold(again.toList(), undone).seen()).isEqualTo(3);
    }

    @Test
    void what_comes_late_under_a_number_that_had_an_event_is_known_by_its_id() {
        var log = List.of(
                incoming(ATHLETE, 1, "1"),
                incoming(ATHLETE, 2, "2a"),
                incoming(ATHLETE, 3, "3"),
                incoming(ATHLETE, 2, "2b"));
        var fault =
                new Decisions(Set.of(Refolded.Id.of(log.get(1))), List.of(new Numbers(2, 2, true)), Set.of(), false);

        assertThat(ids(refold(log, fault))).containsExactly("1", "3", "2b");
    }

    @Test
    void what_waits_under_the_number_of_an_event_that_was_passed_over_is_not_processed() {
        var log = List.of(incoming(ATHLETE, 1, "1"), incoming(ATHLETE, 2, "2a"), incoming(ATHLETE, 2, "2b"));
        var fault = new Decisions(
                Set.of(Refolded.Id.of(log.get(1))),
                List.of(new Numbers(2, 2, false)),
                Set.of(Refolded.Id.of(log.get(2))),
                false);

        var refolded = refold(log, fault);

        assertThat(ids(refolded)).containsExactly("1");
        assertThat(refolded.seen()).isEqualTo(2);
    }

    @Test
    void the_same_id_recorded_at_another_time_is_another_event() {
        var first = recorded("2026-11-25T08:00:00Z");
        var second = recorded("2026-11-25T09:00:00Z");

        assertThat(refold(List.of(first, second), skippedFork(second)).events()).containsExactly(first);
    }

    private static Incoming recorded(String at) {
        return new Incoming(ATHLETE, 1, "1", "t", Map.of(Incoming.RECORDED_AT, at), null);
    }

    @Test
    void an_erasure_waits_for_nothing_before_it() {
        var log = List.of(incoming(ATHLETE, 5, "erasure"), incoming(ATHLETE, 6));

        assertThat(refold(log, Decisions.NONE).seen()).isEqualTo(6);
    }

    @Test
    void it_can_end_before_a_number() {
        assertThat(refold(delivered(ATHLETE, 1, 2, 3), Decisions.NONE).before(2).seen())
                .isEqualTo(1);
    }
}
