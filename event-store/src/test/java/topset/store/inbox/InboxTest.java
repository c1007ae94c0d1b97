package topset.store.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.athlete;
import static topset.store.Given.delivered;
import static topset.store.Given.incoming;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Sql;
import topset.store.StoreDatabase;
import topset.store.append.Tx;

@Tag("integration")
@Tag("smoke")
class InboxTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(2);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});
    private final Inbox inbox = new Inbox(event -> false);
    private Athlete one = athlete("nobody");
    private Athlete two = athlete("nobody");

    @BeforeEach
    void athletesOfItsOwn(TestInfo test) {
        one = athlete(test.getTestMethod().orElseThrow().getName() + "-1");
        two = athlete(test.getTestMethod().orElseThrow().getName() + "-2");
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private Map<Athlete, InboxDecision> admit(List<Incoming> batch) {
        Map<Athlete, InboxDecision> decisions = new LinkedHashMap<>();
        batch.stream()
                .collect(Collectors.groupingBy(Incoming::athlete))
                .forEach((athlete, events) -> decisions.put(athlete, store.run(List.of(athlete), transaction -> {
                    var decision = inbox.admit(transaction, athlete, events);
                    inbox.store(transaction, athlete, decision);
                    return decision;
                })));
        return decisions;
    }

    private InboxDecision replay(Athlete athlete) {
        return store.run(List.of(athlete), transaction -> {
            var decision = inbox.replay(transaction, athlete);
            inbox.store(transaction, athlete, decision);
            return decision;
        });
    }

    private InboxDecision skip(Athlete athlete) {
        return store.run(List.of(athlete), transaction -> {
            var decision =
                    inbox.skip(transaction, athlete, null, "a test", "ops").orElseThrow();
            inbox.store(transaction, athlete, decision);
            return decision;
        });
    }

    private static InboxDecision decision(Map<Athlete, InboxDecision> decisions, Athlete athlete) {
        return Objects.requireNonNull(decisions.get(athlete));
    }

    private static List<Long> accepted(Map<Athlete, InboxDecision> decisions, Athlete athlete) {
        return accepted(decision(decisions, athlete));
    }

    private static List<Long> accepted(InboxDecision decision) {
        return decision.accepted().stream().map(Incoming::sequence).toList();
    }

    private Map<Athlete, Parked> parked() {
        return store
                .run(List.of(), transaction -> InboxStatus.of(transaction.connection(), List.of(one, two)))
                .values()
                .stream()
                .map(InboxStatus::parked)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Parked::athlete, Function.identity()));
    }

    private Parked waiting() {
        return Objects.requireNonNull(parked().get(one));
    }

    private Incoming last(Map<Athlete, InboxDecision> decisions) {
        return decision(decisions, one).accepted().getLast();
    }

    private long seen(Athlete athlete) {
        return store.run(
                List.of(),
                transaction -> InboxStatus.of(transaction.connection(), athlete).seen());
    }

    /** Admits a batch in which the event with that number fails. */
    private void admitWithFault(List<Incoming> batch, long faulty) {
        admitAndStop(batch, faulty, Parked.Cause.FAULT, "unknown type");
    }

    private void admitAndStop(List<Incoming> batch, long faulty, Parked.Cause cause, String reason) {
        store.run(List.of(one), transaction -> {
            var decision = inbox.admit(transaction, one, batch);
            return storeStopped(transaction, decision, accepted(decision).indexOf(faulty), cause, reason);
        });
    }

    private int storeStopped(Tx transaction, InboxDecision decision, int index, Parked.Cause cause, String reason) {
        inbox.store(transaction, one, decision.stoppedAt(index, cause, reason));
        return index;
    }

    @Test
    void events_are_processed_in_order_and_repeats_are_dropped() {
        var first = admit(delivered(one, 1, 2, 2, 1, 3));
        assertThat(accepted(first, one)).containsExactly(1L, 2L, 3L);
        var second = admit(delivered(one, 2, 3, 4));
        assertThat(accepted(second, one)).containsExactly(4L);
        assertThat(parked()).isEmpty();
        assertThat(seen(one)).isEqualTo(4);
        assertThat(accepted(admit(delivered(one, 4)), one)).isEmpty();
    }

    @Test
    void what_is_taken_is_forgotten_when_the_transaction_rolls_back() {
        assertThatThrownBy(() -> store.run(List.of(one), transaction -> {
                    inbox.store(transaction, one, inbox.admit(transaction, one, delivered(one, 1, 2, 5)));
                    throw new IllegalStateException("the fold failed");
                }))
                .hasMessage("the fold failed");
        assertThat(seen(one)).isZero();
        assertThat(accepted(admit(delivered(one, 1, 2)), one)).containsExactly(1L, 2L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_hole_parks_the_athlete_and_resumes_by_itself_when_it_fills() {
        var batch = new ArrayList<>(delivered(one, 1, 3, 5));
        batch.addAll(delivered(two, 1, 2));
        var hole = admit(batch);
        assertThat(accepted(hole, one)).containsExactly(1L);
        assertThat(accepted(hole, two)).as("nobody else waits").containsExactly(1L, 2L);
        assertThat(parked()).containsOnlyKeys(one);
        assertThat(waiting()).satisfies(parked -> {
            assertThat(parked.cause()).isEqualTo(Parked.Cause.HOLE);
            assertThat(parked.reason()).isEqualTo("Number 2 has not arrived");
            assertThat(parked.count()).isEqualTo(2);
        });

        assertThat(accepted(admit(delivered(one, 6)), one)).isEmpty();
        assertThat(waiting().count()).isEqualTo(3);
        assertThat(accepted(admit(delivered(one, 6, 1)), one)).isEmpty();
        assertThat(waiting().count()).as("a repeat parks once").isEqualTo(3);

        assertThat(accepted(admit(delivered(one, 2)), one)).containsExactly(2L, 3L);
        assertThat(waiting().reason()).isEqualTo("Number 4 has not arrived");
        var filled = admit(delivered(one, 4));
        assertThat(accepted(filled, one)).containsExactly(4L, 5L, 6L);
        assertThat(new String(last(filled).value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"n\":6}");
        assertThat(parked()).isEmpty();
        assertThat(DATABASE.ask("SELECT count(*) FROM parked_event WHERE athlete = '" + one.id() + "'"))
                .isEqualTo("0");
    }

    @Test
    void the_time_since_when_an_athlete_waits_does_not_move_while_more_arrives() {
        admit(delivered(one, 2));
        Parked before = waiting();
        admit(delivered(one, 3));
        assertThat(waiting().since()).isEqualTo(before.since());
    }

    @Test
    void a_fork_parks_the_athlete_until_a_person_decides() {
        admit(delivered(one, 1, 2));
        var fork = admit(List.of(incoming(one, 2, "iron-temple/session-9/1"), incoming(one, 3)));
        assertThat(accepted(fork, one)).isEmpty();
        assertThat(waiting().cause()).isEqualTo(Parked.Cause.FORK);
        assertThat(waiting().reason()).contains("Number 2", "iron-temple/session-9/1");
        assertThat(accepted(admit(delivered(one, 4)), one)).isEmpty();
        assertThat(waiting().count()).isEqualTo(3);
        assertThat(waiting().cause()).isEqualTo(Parked.Cause.FORK);

        assertThat(accepted(replay(one))).as("the new history").containsExactly(2L, 3L, 4L);
        assertThat(parked()).isEmpty();
        assertThat(accepted(admit(List.of(incoming(one, 2, "iron-temple/session-9/1"))), one))
                .isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void what_is_passed_over_after_a_fork_may_come_again() {
        admit(delivered(one, 1, 2));
        admit(List.of(incoming(one, 2, "iron-temple/session-9/1"), incoming(one, 3)));

        assertThat(accepted(skip(one))).as("the old history goes on").containsExactly(3L);

        assertThat(accepted(admit(List.of(incoming(one, 2, "iron-temple/session-9/1"))), one))
                .isEmpty();
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_event_that_cannot_be_processed_parks_itself_and_what_follows_until_a_replay() {
        admitWithFault(delivered(one, 1, 2, 3, 4), 3);
        assertThat(seen(one)).isEqualTo(2);
        assertThat(waiting()).satisfies(parked -> {
            assertThat(parked.cause()).isEqualTo(Parked.Cause.FAULT);
            assertThat(parked.reason()).isEqualTo("unknown type");
            assertThat(parked.count()).isEqualTo(2);
        });
        var later = admit(delivered(one, 2, 3, 5));
        assertThat(accepted(later, one)).isEmpty();
        assertThat(waiting().count()).isEqualTo(3);

        assertThat(accepted(replay(one))).containsExactly(3L, 4L, 5L);
        assertThat(parked()).isEmpty();
        assertThat(accepted(admit(delivered(one, 5, 6)), one)).containsExactly(6L);
    }

    @Test
    void a_replay_may_fail_again() {
        admitWithFault(delivered(one, 1, 2), 1);
        store.run(
                List.of(one),
                transaction -> storeStopped(
                        transaction, inbox.replay(transaction, one), 1, Parked.Cause.FAULT, "still unknown"));
        assertThat(seen(one)).isEqualTo(1);
        assertThat(waiting().reason()).isEqualTo("still unknown");
        assertThat(accepted(replay(one))).containsExactly(2L);
    }

    @Test
    void ids_are_remembered_across_a_park_so_that_a_fork_is_still_seen() {
        admitWithFault(delivered(one, 1, 2, 3), 2);
        admit(List.of(incoming(one, 1, "another")));
        assertThat(waiting().count()).as("2, 3 and the other 1").isEqualTo(3);
        assertThat(waiting().cause())
                .as("what stopped the athlete first stays the cause")
                .isEqualTo(Parked.Cause.FAULT);
    }

    @Test
    void ids_are_remembered_across_a_park_behind_which_many_events_wait() {
        admit(delivered(one, 1, 2));
        admitWithFault(
                delivered(one, IntStream.rangeClosed(3, 3 + InboxState.KEPT).toArray()), 3);

        admit(List.of(incoming(one, 2, "another")));
        admit(delivered(one, 2));

        assertThat(waiting().count()).as("3 to 67 and the other 2").isEqualTo(InboxState.KEPT + 2);
    }

    @Test
    void a_replay_takes_so_many_at_a_time_and_the_others_wait_for_another() {
        int all = Inbox.MOST_AT_ONCE + 10;
        admitWithFault(delivered(one, IntStream.rangeClosed(1, all).toArray()), 1);

        assertThat(accepted(replay(one))).hasSize(Inbox.MOST_AT_ONCE);
        assertThat(waiting()).satisfies(parked -> {
            assertThat(parked.cause()).isEqualTo(Parked.Cause.HOLE);
            assertThat(parked.reason()).isEqualTo("Number 2001 waits for another replay");
            assertThat(parked.count()).isEqualTo(10);
        });
        assertThat(accepted(admit(delivered(one, all + 1)), one))
                .as("what arrives meanwhile waits behind them")
                .isEmpty();
        assertThat(accepted(replay(one))).hasSize(11);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_skip_takes_so_many_at_a_time_too() {
        int all = Inbox.MOST_AT_ONCE + 10;
        admitWithFault(delivered(one, IntStream.rangeClosed(1, all).toArray()), 1);

        var skipped = skip(one);

        List<Long> numbers = store.query(connection -> Sql.list(
                connection,
                "SELECT sequence FROM skipped_event WHERE gym = ? AND athlete = ?",
                row -> row.getLong(1),
                one.gym(),
                one.id()));
        assertThat(numbers).containsExactly(1L);
        assertThat(accepted(skipped)).hasSize(Inbox.MOST_AT_ONCE - 1);
        assertThat(waiting().count()).isEqualTo(10);
        assertThat(accepted(replay(one))).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAULT", "VOLUME", "TIMEOUT", "CATALOGUE"})
    void each_cause_for_which_a_caller_parks_is_stored_and_ends_with_a_replay(Parked.Cause cause) {
        int next = (int) seen(one) + 1;
        admitAndStop(delivered(one, next, next + 1), next, cause, "too many");
        admit(delivered(one, next + 2));

        assertThat(waiting()).satisfies(parked -> {
            assertThat(parked.cause()).isEqualTo(cause);
            assertThat(parked.reason()).isEqualTo("too many");
            assertThat(parked.count()).isEqualTo(3);
        });
        assertThat(accepted(replay(one))).hasSize(3);
    }

    @Test
    void events_set_aside_without_the_athletes_lock_are_taken_by_a_replay() {
        admit(delivered(one, 1));
        store.run(List.of(two), transaction -> {
            inbox.setAside(transaction, delivered(one, 2, 3));
            return 2;
        });
        assertThat(accepted(admit(delivered(one, 4)), one)).isEmpty();
        assertThat(waiting().cause()).isEqualTo(Parked.Cause.HOLE);

        assertThat(accepted(replay(one))).containsExactly(2L, 3L, 4L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void everybody_who_is_parked_is_listed_page_by_page() {
        admit(delivered(one, 2));
        admit(delivered(two, 3));
        var all = parkedAfter(new Athlete("", ""), 1_000);
        var paged = new ArrayList<Parked>();
        for (var page = parkedAfter(new Athlete("", ""), 1);
                !page.isEmpty();
                page = parkedAfter(page.getLast().athlete(), 1)) {
            paged.addAll(page);
        }
        assertThat(all).extracting(Parked::athlete).contains(one, two);
        assertThat(paged).isEqualTo(all);
    }

    private List<Parked> parkedAfter(Athlete athlete, int limit) {
        return store.run(List.of(), transaction -> InboxStatus.parked(transaction.connection(), athlete, limit));
    }

    @Test
    void only_what_was_taken_can_be_put_back() {
        admit(delivered(one, 1));
        assertThatThrownBy(() -> admitWithFault(delivered(one, 1, 2), 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(accepted(admit(delivered(one, 2)), one)).containsExactly(2L);
    }

    @Test
    void what_no_inbox_can_keep_is_refused_before_it_gets_there() throws SQLException {
        assertThatThrownBy(() -> incoming(one, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> incoming(one, 1, "a\0b")).isInstanceOf(IllegalArgumentException.class);
        var strange = new Incoming(one, 2, "é\uD83D\uDE00\"{,}\\", "t", Map.of("h", "\0\n"), null);
        admit(List.of(strange));
        var filled = admit(delivered(one, 1));
        assertThat(last(filled)).usingRecursiveComparison().isEqualTo(strange);
    }
}
