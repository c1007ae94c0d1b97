package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import topset.program.HeldConnections;
import topset.program.OnPostgres;
import topset.program.ReadRows;
import topset.program.SeeEveryone;
import topset.program.WithDatabase;
import topset.program.publishing.ProgramPublication;
import topset.store.Athlete;
import topset.store.read.EventCursor;
import topset.store.read.EventReader;

/** A replica reads the events of the gyms that have watchers, each event once and in order, whenever a watcher joins. */
@WithDatabase
@ResourceLock(WithDatabase.SERVER) // Reads up to the oldest transaction of the whole server.
class EventTailTest {
    private final OnPostgres service = new OnPostgres();
    private final InventedEvents store = new InventedEvents(service.dataSource);
    private final LiveFeed feed = new LiveFeed(new ProgramPublication());
    private final Athlete lena = InventedEvents.athlete();
    private final Athlete ofOtherGym = InventedEvents.athlete();

    @Test
    void events_of_gyms_that_nobody_watches_are_not_read() {
        var read = new ReadRows("occurred_at");
        var tail = tail(read.counting(service.dataSource));
        var joined = tail.join(lena.gym());

        long rows = read.during(() -> {
            for (int n = 0; n < 5; n++) {
                store.add(ofOtherGym);
            }
            store.add(lena);
            assertThat(received(tail, joined, lena, 1)).hasSize(1);
        });

        assertThat(rows).isEqualTo(1);
        tail.leave(lena.gym());
    }

    @Test
    void a_gym_that_is_watched_later_has_every_event_from_then_on() throws Exception {
        var tail = tail(service.dataSource);
        tail.join(ofOtherGym.gym());
        store.add(lena);

        var joined = tail.join(lena.gym());
        store.add(lena);
        store.add(ofOtherGym);
        store.add(lena);

        // The event before the watcher joined is among them if the tail had not read it yet.
        var since = stored(lena, joined);
        assertThat(since).hasSizeBetween(2, 3);
        assertThat(received(tail, joined, lena, since.size())).isEqualTo(since);
        tail.leave(lena.gym());
        tail.leave(ofOtherGym.gym());
    }

    @Test
    void who_returns_to_a_gym_that_nobody_watched_meanwhile_has_the_events_of_this_time_too() throws Exception {
        var tail = tail(service.dataSource);
        tail.join(ofOtherGym.gym());
        var joined = tail.join(lena.gym());
        store.add(lena);
        var before = received(tail, joined, lena, 1);
        tail.leave(lena.gym());
        store.add(lena);
        awaitEverythingRead(tail, ofOtherGym);

        var now = tail.join(lena.gym());
        store.add(lena);

        assertThat(EventCursors.ORDER.compare(now, stored(lena, joined).get(1)))
                .as("the gym is read from now on")
                .isPositive();
        assertThat(received(tail, before.getLast(), lena, 2))
                .isEqualTo(stored(lena, joined).subList(1, 3));
        tail.leave(lena.gym());
        tail.leave(ofOtherGym.gym());
    }

    @Test
    void an_event_that_is_committed_late_comes_first_also_in_a_gym_that_is_watched_meanwhile() throws Exception {
        var tail = tail(service.dataSource);
        var joined = tail.join(lena.gym());
        EventCursor joinedLater;
        try (var slow = service.dataSource.getConnection()) {
            slow.setAutoCommit(false);
            OnPostgres.holdOpen(slow);
            InventedEvents.add(slow, lena);
            InventedEvents.add(slow, ofOtherGym);
            store.add(lena);
            awaitRead(tail, lena, newest());

            joinedLater = tail.join(ofOtherGym.gym());
            store.add(ofOtherGym);
            slow.commit();
        }

        assertThat(received(tail, joined, lena, 2)).hasSize(2).isEqualTo(store.cursors(lena));
        assertThat(received(tail, joinedLater, ofOtherGym, 2)).hasSize(2).isEqualTo(store.cursors(ofOtherGym));
        tail.leave(lena.gym());
        tail.leave(ofOtherGym.gym());
    }

    @Test
    void a_gym_is_joined_at_once_while_the_database_gives_the_reading_thread_no_connection() throws Exception {
        var tail = tail(service.dataSource);
        tail.join(lena.gym());
        try (var _ = new HeldConnections(service.dataSource)) {
            var joining = CompletableFuture.supplyAsync(() -> tail.join(ofOtherGym.gym()));

            eventually().until(joining::isDone);
            assertThat(tail.watchers()).isEqualTo(2);
        }
        tail.leave(ofOtherGym.gym());
        tail.leave(lena.gym());
    }

    @Test
    void a_page_looks_at_no_event_of_other_gyms() throws SQLException {
        var separate = OnPostgres.withDatabaseOfItsOwn("events_of_gyms");
        fill(separate, "another");
        fill(separate, "third");
        var inSeparate = new InventedEvents(separate.dataSource);
        inSeparate.add(lena);
        inSeparate.awaitOpenTransactions();
        try (var connection = separate.dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var gyms = Map.of(lena.gym(), EventCursor.START, "without events", EventCursor.START);

            var page = new EventReader().read(connection, gyms, 10);

            assertThat(page.events()).hasSize(1);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select seq_tup_read + idx_tup_fetch from"
                            + " pg_stat_xact_user_tables where relname = 'event'")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(1);
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

    private EventTail tail(DataSource dataSource) {
        return new EventTail(dataSource, feed, LiveTracesTest.NO_TRACES);
    }

    /** Reads as a watcher does, until it has at least so many events, and returns the cursors of the events. */
    private List<EventCursor> received(EventTail tail, EventCursor after, Athlete athlete, int atLeast) {
        var audience = new Audience(athlete.gym(), null, SeeEveryone.in(athlete.gym()));
        var missed = new MissedEvents(service.dataSource, feed);
        var received = new ArrayList<EventCursor>();
        var at = after;
        while (received.size() < atLeast) {
            var next = next(tail, at, audience);
            var events = switch (next) {
                case EventTail.Next.Events live -> {
                    assertThat(live.events()).as("events in a minute").isNotEmpty();
                    yield live;
                }
                case EventTail.Next.FurtherBack further -> missed.read(at, audience, further.inMemory());
            };
            events.events().forEach(event -> received.add(event.at()));
            at = events.upTo();
        }
        return received;
    }

    private static EventTail.Next next(EventTail tail, EventCursor after, Audience audience) {
        try {
            return tail.next(after, audience, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the cursors of the gym's stored events after a cursor. */
    private List<EventCursor> stored(Athlete athlete, EventCursor after) throws SQLException {
        return store.cursors(athlete).stream()
                .filter(cursor -> EventCursors.ORDER.compare(cursor, after) > 0)
                .toList();
    }

    private void awaitEverythingRead(EventTail tail, Athlete athlete) {
        awaitRead(tail, athlete, new MissedEvents(service.dataSource, feed).horizon());
    }

    private static void awaitRead(EventTail tail, Athlete athlete, EventCursor upTo) {
        eventually().until(() -> EventCursors.ORDER.compare(tail.end(athlete.gym()), upTo) >= 0);
    }

    private EventCursor newest() throws SQLException {
        try (var connection = service.dataSource.getConnection()) {
            return EventCursors.newest(connection);
        }
    }
}
