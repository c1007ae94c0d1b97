package topset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.store.Given.unpublished;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("integration")
@Tag("smoke")
class EventStoreTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(4);

    private final AtomicInteger commits = new AtomicInteger();
    private final EventStore store = new EventStore(CONNECTIONS, _ -> commits.incrementAndGet());
    private Athlete athlete = athlete("nobody");

    @BeforeEach
    void anAthleteOfItsOwn(TestInfo test) {
        athlete = athlete(test.getTestMethod().orElseThrow().getName());
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    @SafeVarargs
    private final List<RecordedEvent> store(Given.Append<String>... appends) {
        var all = new ArrayList<Given.Append<String>>();
        for (Given.Append<String> append : appends) {
            all.add(append);
        }
        return store.run(List.of(athlete), transaction -> Given.store(transaction, all));
    }

    private StreamKey stream(String name) {
        return new StreamKey(athlete.gym(), name + athlete.id());
    }

    @SafeVarargs
    private final Given.Append<String> to(String stream, NewEvent<String>... events) {
        var all = new ArrayList<NewEvent<String>>();
        for (NewEvent<String> event : events) {
            all.add(event);
        }
        return Given.append(athlete, stream + athlete.id(), all);
    }

    private long outbox() {
        return Long.parseLong(DATABASE.ask("SELECT count(*) FROM outbox WHERE key = '" + athlete.key() + "'"));
    }

    @Test
    void what_is_appended_is_read_back_the_same() {
        List<RecordedEvent> recorded = store(new Given.Append<>(
                athlete,
                "s" + athlete.id(),
                List.of(published("{\"load\": 102.50, \"note\": \"\\u00e9 \\\"x\\\" {,}\"}"), unpublished("{}")),
                Given.KIM,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assertThat(store.load(stream("s"), 0, 100))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("position")
                .isEqualTo(recorded);
        assertThat(recorded.getFirst().data()).contains("102.50");
        assertThat(recorded.getFirst().occurredAt()).hasToString("2026-11-24T11:00:00.123456Z");
    }

    @Test
    void versions_are_dense_per_stream_and_sequences_per_athlete_over_what_is_published() {
        List<RecordedEvent> first =
                store(to("a", published("1"), unpublished("2"), published("3")), to("b", unpublished("4")));
        List<RecordedEvent> second = store(to("b", published("5")), to("a", published("6")));
        assertThat(first).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L, 1L);
        assertThat(first).extracting(RecordedEvent::sequence).containsExactly(1L, 0L, 2L, 0L);
        assertThat(second).extracting(RecordedEvent::version).containsExactly(2L, 4L);
        assertThat(second).extracting(RecordedEvent::sequence).containsExactly(3L, 4L);
        assertThat(second).extracting(RecordedEvent::id).contains("iron-temple/a" + athlete.id() + "/4");
    }

    @Test
    void a_stream_is_read_from_a_version_on() {
        store(to("s", published("1"), published("2"), published("3")));
        assertThat(store.load(stream("s"), 1, 100))
                .extracting(RecordedEvent::version)
                .containsExactly(2L, 3L);
        assertThat(store.load(stream("s"), 3, 100)).isEmpty();
        assertThat(store.load(stream("none"), 0, 100)).isEmpty();
    }

    @Test
    void appends_of_one_call_build_on_each_other() {
        assertThat(store(to("s", published("1")), to("s", published("2"))))
                .extracting(RecordedEvent::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void what_is_published_lies_in_the_outbox_in_the_same_transaction_or_not_at_all() {
        assertThatThrownBy(() -> store.run(List.of(athlete), transaction -> {
                    Given.store(transaction, List.of(to("s", published("1"))));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(store.load(stream("s"), 0, 100)).isEmpty();
        assertThat(outbox()).isZero();
        assertThat(commits).hasValue(0);

        store(to("s", unpublished("1")));
        assertThat(outbox()).isZero();
        assertThat(commits).as("live streams wait for unpublished events too").hasValue(1);

        store(to("s", published("2"), unpublished("3"), published("4")));
        assertThat(outbox()).isEqualTo(2);
        assertThat(commits).hasValue(2);
        assertThat(DATABASE.ask("SELECT string_agg(convert_from(value, 'UTF8'), ' ' ORDER BY id) FROM outbox"
                        + " WHERE key = '" + athlete.key() + "'"))
                .isEqualTo("2 4");
    }

    @Test
    void a_read_sees_collected_changes_only_after_they_were_sent() {
        store.run(List.of(athlete), transaction -> {
            transaction.now(new RoundTrip().change("CREATE TEMPORARY TABLE step (n int) ON COMMIT DROP"));
            Given.store(transaction, List.of(to("s", published("1"))));
            transaction.rows(
                    new RoundTrip().change("INSERT INTO step VALUES (1)").change("UPDATE step SET n = n + 1"));
            transaction.rows(new RoundTrip().change("UPDATE step SET n = n * 10"));
            var read = new ArrayList<Integer>();
            var query = new RoundTrip()
                    .query(
                            "SELECT n FROM step UNION ALL SELECT count(*)::int FROM event WHERE athlete = ANY (?::text[])",
                            new RoundTrip.Values("text").row(athlete.id()),
                            row -> read.add(row.getInt(1)));

            transaction.query(query);
            assertThat(read).containsExactly(0);

            transaction.now(query);
            assertThat(read).containsExactly(0, 20, 1);
            return athlete;
        });
        assertThat(store.load(stream("s"), 0, 100)).hasSize(1);
        assertThat(outbox()).isEqualTo(1);
        assertThat(commits).hasValue(1);
    }

    @Test
    void what_was_sent_before_the_end_is_undone_if_the_decision_fails() {
        assertThatThrownBy(() -> store.run(List.of(athlete), transaction -> {
                    Given.store(transaction, List.of(to("s", published("1"))));
                    transaction.now(new RoundTrip());
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(store.load(stream("s"), 0, 100)).isEmpty();
        assertThat(outbox()).isZero();
        assertThat(commits).hasValue(0);
    }

    @Test
    void a_collected_change_that_fails_stores_nothing() {
        assertThatThrownBy(() -> store.run(List.of(athlete), transaction -> {
                    transaction.rows(new RoundTrip()
                            .change("UPDATE outbox SET topic = NULL WHERE key = '" + athlete.key() + "'"));
                    return Given.store(transaction, List.of(to("s", published("1"))));
                }))
                .isInstanceOfSatisfying(
                        StoreFailedException.class,
                        failure -> assertThat(failure.sqlState()).isEqualTo("23502"));
        assertThat(store.load(stream("s"), 0, 100)).isEmpty();
        assertThat(outbox()).isZero();
        assertThat(commits).hasValue(0);
    }

    @Test
    void an_athlete_who_is_not_locked_is_refused() {
        assertThatThrownBy(() -> store.run(
                        List.of(athlete("another")), transaction -> Given.store(transaction, List.of(to("s")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(athlete.id());
    }

    @Test
    void data_that_is_not_json_is_refused_by_the_database() {
        assertThatThrownBy(() -> store(to("s", published("{"))))
                .isInstanceOfSatisfying(
                        StoreFailedException.class,
                        failure -> assertThat(failure.sqlState()).isEqualTo("22P02"));
        assertThat(store(to("s", published("{}")))).hasSize(1);
    }

    /**
     * The database ends the transaction of a frozen process in this way (ADR 0132). The edge answers this state as an
     * outage.
     */
    @ParameterizedTest
    @CsvSource({"idle_in_transaction_session_timeout,25P03", "transaction_timeout,25P04"})
    void a_stalled_transaction_fails_with_the_state_of_its_timeout(String limit, String state) {
        try (var connections = DATABASE.dataSource(1)) {
            var frozen = new EventStore(connections, owners -> {});
            assertThatThrownBy(() -> frozen.run(List.of(athlete), transaction -> {
                        int backend = StoreDatabase.backend(transaction.connection());
                        try (Statement statement = transaction.connection().createStatement()) {
                            statement.execute("SET LOCAL " + limit + " = 50");
                            eventually().until(() -> DATABASE.hasEnded(backend));
                            return statement.execute("SELECT 1");
                        }
                    }))
                    .isInstanceOfSatisfying(
                            StoreFailedException.class,
                            failure -> assertThat(failure.sqlState()).isEqualTo(state));
        }
    }

    @Test
    void the_service_role_cannot_change_or_remove_an_event() throws SQLException {
        store(to("s", published("1")));
        var refusals = new ArrayList<String>();
        for (String sql :
                List.of("UPDATE event SET data = '2'", "DELETE FROM event", "TRUNCATE event", "DROP TABLE event")) {
            try (var connection = CONNECTIONS.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOfSatisfying(SQLException.class, refused -> refusals.add(refused.getSQLState()));
            }
        }
        assertThat(refusals).containsOnly("42501").hasSize(4);
    }

    @Test
    void a_recorded_time_is_the_databases_and_does_not_run_backwards() {
        RecordedEvent first = store(to("s", published("1"))).getFirst();
        RecordedEvent second = store(to("s", published("2"))).getFirst();
        assertThat(second.recordedAt()).isAfterOrEqualTo(first.recordedAt());
    }

    @Test
    void a_message_without_an_event_goes_out_with_the_transaction() {
        store.run(List.of(athlete), transaction -> {
            transaction.message(Given.tombstone("dead-letters", athlete.key() + "\0", "\0"));
            transaction.message(Given.tombstone("dead-letters", athlete.key(), ""));
            return 2;
        });
        assertThat(outbox()).isEqualTo(1);
        assertThat(commits).hasValue(1);
    }
}
