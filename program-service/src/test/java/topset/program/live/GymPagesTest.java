package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import topset.edge.operations.CallTraces;
import topset.edge.publication.Replicas;
import topset.program.HeldConnections;
import topset.program.OnPostgres;
import topset.program.ReadRows;
import topset.program.WithDatabase;
import topset.program.live.LiveFeed.LiveEvent;
import topset.store.Athlete;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/** A replica reads the events of the gyms that have streams, each event once and in order. */
@WithDatabase
@ResourceLock(WithDatabase.SERVER) // Reads up to the oldest transaction of the whole server.
class GymPagesTest {
    private final OnPostgres service = new OnPostgres();
    private final InventedEvents store = new InventedEvents(service.dataSource);
    private final Athlete lena = InventedEvents.athlete();
    private final Athlete ofOtherGym = InventedEvents.athlete();

    @Test
    void streams_at_one_place_share_what_is_read_and_events_of_other_gyms_are_not_read() {
        var read = new ReadRows("occurred_at");
        var pages = pages(read.counting(service.dataSource));
        store.add(ofOtherGym);
        store.add(lena);
        store.awaitOpenTransactions();

        long rows = read.during(() -> {
            var page = pages.gym(lena.gym()).after(EventCursor.START);
            assertThat(page.events()).hasSize(1);
            assertThat(pages.gym(lena.gym()).after(EventCursor.START)).isSameAs(page);
        });

        assertThat(rows).isEqualTo(1);
    }

    @Test
    void a_commit_ends_the_wait_of_its_gym() throws Exception {
        var lifter = service.lifter(LocalDate.parse("2026-11-23"));
        store.awaitOpenTransactions();
        var gym = pages(service.dataSource).gym(lifter.gym());
        var from = gym.newest();
        var empty = gym.after(from);
        assertThat(empty.events()).isEmpty();

        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));

        assertThat(empty.newer()).isDone();
        store.awaitOpenTransactions();
        assertThat(gym.after(from)).isNotSameAs(empty);
        assertThat(received(gym, from, 3)).extracting(LiveEvent::name).contains("target-recomputed");
    }

    @Test
    void an_event_that_is_committed_late_comes_first() throws Exception {
        var gym = pages(service.dataSource).gym(lena.gym());
        try (var slow = service.dataSource.getConnection()) {
            slow.setAutoCommit(false);
            OnPostgres.holdOpen(slow);
            InventedEvents.add(slow, lena);
            store.add(lena);
            assertThat(gym.after(EventCursor.START).events()).isEmpty();
            slow.commit();
        }

        assertThat(received(gym, EventCursor.START, 2))
                .extracting(LiveEvent::at)
                .isEqualTo(store.cursors(lena));
    }

    @Test
    void a_stream_outlives_a_database_that_gives_no_connection() throws Exception {
        store.add(lena);
        var gym = pages(service.dataSource).gym(lena.gym());
        try (var _ = new HeldConnections(service.dataSource)) {
            // Ends the wait for a connection at once, with the same exception as its time limit of two minutes.
            Thread.currentThread().interrupt();
            assertThat(gym.after(EventCursor.START).events()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(received(gym, EventCursor.START, 1)).hasSize(1);
    }

    @Test
    void a_page_looks_at_no_event_of_other_gyms() throws SQLException {
        var separate = OnPostgres.withDatabaseOfItsOwn("events_of_gyms");
        fill(separate, "another");
        var inSeparate = new InventedEvents(separate.dataSource);
        inSeparate.add(lena);
        inSeparate.awaitOpenTransactions();
        try (var connection = separate.dataSource.getConnection()) {
            connection.setAutoCommit(false);

            assertThat(GymEventReader.read(connection, lena.gym(), EventCursor.START, 10)
                            .events())
                    .hasSize(1);
            assertThat(GymEventReader.read(connection, "without events", EventCursor.START, 10)
                            .events())
                    .isEmpty();
            assertThat(GymEventReader.newest(connection, lena.gym()))
                    .isEqualTo(inSeparate.cursors(lena).getLast());
            assertThat(GymEventReader.newest(connection, "without events")).isEqualTo(EventCursor.START);

            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select seq_tup_read + idx_tup_fetch from"
                            + " pg_stat_xact_user_tables where relname = 'event'")) {
                row.next();
                assertThat(row.getLong(1)).isLessThan(10);
            }
        }
    }

    /** Adds 5,000 published and as many unpublished events to a gym. */
    private static void fill(OnPostgres service, String gym) {
        service.change(
                "insert into event (gym, athlete, sequence, stream, version, type, occurred_at, recorded_at, data,"
                        + " metadata) select ?, 'mo', case when published then n end, 's' || published, n,"
                        + " 'InventedLater.v1', now(), now(), '{}', '{}'"
                        + " from generate_series(1, 5000) n, (values (true), (false)) p (published)",
                new Athlete(gym, "mo"));
    }

    private GymPages pages(DataSource dataSource) {
        return pages(dataSource, service.replicas, 1_000);
    }

    /** @param mostMissed the largest number of missed events that a stream sends */
    static GymPages pages(DataSource dataSource, Replicas replicas, int mostMissed) {
        return new GymPages(
                dataSource,
                new CallTraces(OpenTelemetry.noop(), Clock.systemUTC()),
                new OpenStreams(new SimpleMeterRegistry(), 1, 1, 1),
                replicas,
                mostMissed);
    }

    /** Reads as a stream does, until it has at least so many events. */
    private static List<LiveEvent> received(GymPages.Gym gym, EventCursor after, int atLeast) {
        var received = new ArrayList<LiveEvent>();
        var at = new EventCursor[] {after};
        eventually().until(() -> {
            var page = gym.after(at[0]);
            received.addAll(page.events());
            at[0] = page.next();
            return received.size() >= atLeast;
        });
        return received;
    }
}
