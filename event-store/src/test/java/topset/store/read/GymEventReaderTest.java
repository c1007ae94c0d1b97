package topset.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.store.Given.unpublished;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.RecordedEvent;
import topset.store.StoreDatabase;

@Isolated("reads up to the oldest transaction of the whole server")
@Tag("integration")
@Tag("smoke")
class GymEventReaderTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(2);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    @Test
    void a_reader_goes_on_where_its_cursor_stands() throws SQLException {
        List<RecordedEvent> recorded = store.run(
                List.of(athlete("a")),
                transaction -> Given.store(
                        transaction,
                        List.of(append(athlete("a"), "s", published("1"), unpublished("2"), published("3")))));
        DATABASE.awaitVisibleEvents();
        try (Connection connection = CONNECTIONS.getConnection()) {
            GymEventReader.EventPage first = read(connection, EventCursor.START, 2);
            equal(first, recorded.subList(0, 2));
            assertThat(first.next()).isEqualTo(first.events().getLast().cursor());

            GymEventReader.EventPage second = read(connection, first.next(), 2);
            equal(second, recorded.subList(2, 3));

            GymEventReader.EventPage none = read(connection, second.next(), 2);
            assertThat(none.events()).isEmpty();
            assertThat(none.next()).isEqualTo(second.next());
            assertThat(GymEventReader.newest(connection, athlete("a").gym())).isEqualTo(second.next());
        }
    }

    /** A transaction does not know the positions that PostgreSQL assigns to its events. */
    private static void equal(GymEventReader.EventPage page, List<RecordedEvent> recorded) {
        assertThat(page.events())
                .extracting(GymEventReader.Read::event)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("position")
                .isEqualTo(recorded);
    }

    private GymEventReader.EventPage read(Connection connection, EventCursor after, int limit) throws SQLException {
        return GymEventReader.read(connection, athlete("a").gym(), after, limit);
    }

    @Test
    void events_behind_an_open_transaction_wait_and_the_page_says_so() throws SQLException {
        var seen = add(athlete("a"));
        DATABASE.awaitVisibleEvents();
        try (Connection connection = CONNECTIONS.getConnection()) {
            try (Connection open = CONNECTIONS.getConnection()) {
                open.setAutoCommit(false);
                open.createStatement().execute("SELECT pg_current_xact_id()");
                insertDirectly(connection);

                var page = read(connection, EventCursor.START, 10);

                equal(page, List.of(seen));
                assertThat(page.waits()).isTrue();
                assertThat(GymEventReader.newest(connection, athlete("a").gym()))
                        .isEqualTo(page.next());
                assertThat(GymEventReader.hasMoreThan(connection, athlete("a").gym(), EventCursor.START, 1))
                        .isFalse();
                open.rollback();
            }
            DATABASE.awaitVisibleEvents();

            var page = read(connection, EventCursor.START, 10);
            assertThat(page.events()).hasSize(2);
            assertThat(page.waits()).isFalse();
            assertThat(GymEventReader.hasMoreThan(connection, athlete("a").gym(), EventCursor.START, 1))
                    .isTrue();
        }
    }

    private static void insertDirectly(Connection connection) throws SQLException {
        connection
                .createStatement()
                .execute("INSERT INTO event (gym, athlete, stream, version, type, occurred_at, recorded_at, data,"
                        + " metadata) VALUES ('" + athlete("a").gym()
                        + "', 'a', 'other', 1, 'Invented.v1', now(), now(),"
                        + " '{}', '{}')");
    }

    private RecordedEvent add(Athlete athlete) {
        return store.run(
                        List.of(athlete),
                        transaction ->
                                Given.store(transaction, List.of(append(athlete, "s-" + athlete.id(), published("1")))))
                .getFirst();
    }

    @Test
    void a_gyms_first_page_does_not_look_through_the_events_of_the_others() throws SQLException {
        store.run(List.of(athlete("a")), transaction -> {
            fillAnotherGym(transaction.connection(), 5_000);
            return Given.store(transaction, List.of(append(athlete("a"), "s", published("1"))));
        });
        DATABASE.awaitVisibleEvents();
        try (Connection connection = CONNECTIONS.getConnection()) {
            connection.setAutoCommit(false);
            // The services' connections have the same setting (ADR 0132).
            connection.createStatement().execute("SET LOCAL enable_seqscan = off");

            GymEventReader.EventPage page =
                    GymEventReader.readPublished(connection, "iron-temple", EventCursor.START, 10);

            assertThat(page.events()).hasSize(1);
            assertThat(rowsRead(connection)).isLessThan(10);
        }
    }

    private static void fillAnotherGym(Connection connection, int events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO event (gym, athlete, sequence,"
                + " stream, version, type, occurred_at, recorded_at, data, metadata) SELECT 'another', 'b', n, 's', n,"
                + " 'SetCompleted.v1', now(), now(), '{}', '{}' FROM generate_series(1, ?) n")) {
            statement.setInt(1, events);
            statement.executeUpdate();
        }
    }

    /** The number of event rows that this transaction has read. */
    private static long rowsRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'event'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
