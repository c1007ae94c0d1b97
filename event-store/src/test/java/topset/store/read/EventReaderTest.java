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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.Given;
import topset.store.RecordedEvent;
import topset.store.StoreDatabase;

@Isolated("reads up to the oldest transaction of the whole server")
@Tag("integration")
@Tag("smoke")
class EventReaderTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(2);

    private final EventStore store = new EventStore(CONNECTIONS, Feed.NOTHING, () -> {});
    private final EventReader reader = new EventReader();

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
            EventReader.Page first = read(connection, EventCursor.START, 2);
            equal(first, recorded.subList(0, 2));
            assertThat(first.next()).isEqualTo(first.cursors().getLast());

            EventReader.Page second = read(connection, first.next(), 2);
            equal(second, recorded.subList(2, 3));

            EventReader.Page none = read(connection, second.next(), 2);
            assertThat(none.events()).isEmpty();
        }
    }

    /** A transaction does not know the positions that PostgreSQL assigns to its events. */
    private static void equal(EventReader.Page page, List<RecordedEvent> recorded) {
        assertThat(page.events())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("position")
                .isEqualTo(recorded);
    }

    private EventReader.Page read(Connection connection, EventCursor after, int limit) throws SQLException {
        return reader.read(connection, Map.of(athlete("a").gym(), after), limit);
    }

    @Test
    void events_of_several_gyms_are_read_in_one_order_each_gym_from_its_own_cursor() throws SQLException {
        var iron = athlete("a");
        var steel = new Athlete("steel-works", "b");
        var notRead = new Athlete("third", "c");
        var recorded = new ArrayList<RecordedEvent>();
        for (int version = 0; version < 2; version++) {
            for (var athlete : List.of(iron, steel, notRead)) {
                recorded.add(add(athlete));
            }
        }
        DATABASE.awaitVisibleEvents();
        try (Connection connection = CONNECTIONS.getConnection()) {
            var ofSteel = reader.read(connection, Map.of(steel.gym(), EventCursor.START), 10);
            var after = Map.of(
                    iron.gym(),
                    EventCursor.START,
                    steel.gym(),
                    ofSteel.cursors().getFirst());

            var all = reader.read(connection, after, 10);
            var first = reader.read(connection, after, 2);
            var rest = reader.read(connection, Map.of(iron.gym(), first.next(), steel.gym(), first.next()), 10);

            equal(all, List.of(recorded.get(0), recorded.get(3), recorded.get(4)));
            equal(first, List.of(recorded.get(0), recorded.get(3)));
            equal(rest, List.of(recorded.get(4)));
        }
    }

    @Test
    void the_cursor_passes_over_the_events_of_other_gyms() throws SQLException {
        add(athlete("a"));
        add(new Athlete("steel-works", "b"));
        DATABASE.awaitVisibleEvents();
        try (Connection connection = CONNECTIONS.getConnection()) {
            var ofSteel = reader.read(connection, Map.of("steel-works", EventCursor.START), 10);

            var ofIron = read(connection, EventCursor.START, 10);

            assertThat(ofIron.events()).hasSize(1);
            assertThat(ofIron.next().transaction())
                    .isGreaterThanOrEqualTo(ofSteel.cursors().getFirst().transaction());
            assertThat(ofIron.next().position()).isEqualTo(Long.MAX_VALUE);
        }
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
            // The services' connections have the same setting (ADR 0011).
            connection.createStatement().execute("SET LOCAL enable_seqscan = off");

            GymReader.Page page = new GymReader().read(connection, "iron-temple", EventCursor.START, 10);

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
