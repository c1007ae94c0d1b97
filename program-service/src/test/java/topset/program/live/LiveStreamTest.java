package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import topset.edge.identity.AthleteFilter;
import topset.program.OnPostgres;
import topset.program.SeeEveryone;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;
import topset.testsupport.Eventually;

@WithDatabase
@ResourceLock(WithDatabase.SERVER) // Reads up to the oldest transaction of the whole server.
class LiveStreamTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Duration HEARTBEAT = Duration.ofMillis(50);
    private static final long LONG = Eventually.AT_MOST.toSeconds();

    private final OnPostgres service = new OnPostgres();

    @Test
    void a_watcher_is_sent_the_changes_of_its_own_gym_only() throws InterruptedException {
        var lifter = lifter();
        var stranger = lifter();
        var watcher = new Recorder(3);
        var watching = watch(stream(LONG), watcher, null, ofGym(lifter));
        watcher.awaitReady();

        service.arrive(top(stranger, "2026-11-24T11:00:00Z", "120", 4));
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));

        watcher.await();
        watching.join();
        assertThat(watcher.names()).contains("target-recomputed", "backoff-today", "flag-raised");
        assertThat(watcher.sent).allSatisfy(sent -> assertThat(sent.data()).doesNotContain(stranger.gym()));
    }

    @Test
    void nothing_is_missed_or_doubled_however_often_a_watcher_goes_and_comes_again_to_any_replica() throws Exception {
        var lifter = lifter();
        var from = newest(lifter);
        var writing = Thread.ofVirtual().start(() -> {
            for (int set = 0; set < 40; set++) {
                service.arrive(top(lifter, "2026-11-24T11:00:00Z", Integer.toString(100 + set), 4));
            }
        });
        var replicas = List.of(stream(LONG), stream(LONG));
        var seen = new ArrayList<Sent>();
        var at = from;
        int visits = 0;
        while (seen.size() < 40) {
            // Every third stream uses a restarted replica, which has read nothing yet.
            var replica = visits % 3 == 2 ? stream(LONG) : replicas.get(visits % 2);
            var watcher = new Recorder(1 + visits % 4);
            var watching = watch(replica, watcher, at, ofGym(lifter));
            watcher.await();
            watching.join();
            seen.addAll(watcher.sent);
            at = EventCursor.parse(seen.getLast().id()).orElseThrow();
            visits++;
        }
        writing.join();

        var expected = stored(lifter, from);
        assertThat(visits).isGreaterThan(10);
        assertThat(seen).isEqualTo(expected.subList(0, seen.size()));
    }

    @Test
    void nothing_is_missed_or_doubled_while_watchers_of_several_gyms_join_and_leave_one_replica() throws Exception {
        var store = new InventedEvents(service.dataSource);
        var stream = stream(LONG);
        var gyms = Stream.generate(InventedEvents::athlete).limit(3).toList();
        var from = EventCursor.START;
        var written = new CountDownLatch(gyms.size() * 5);
        var tasks = new ArrayList<Future<?>>();
        var seen = new HashMap<Athlete, List<Future<List<EventCursor>>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var slow = service.dataSource.getConnection()) {
            slow.setAutoCommit(false);
            OnPostgres.holdOpen(slow);
            for (var athlete : gyms) {
                InventedEvents.add(slow, athlete);
                for (int writer = 0; writer < 2; writer++) {
                    tasks.add(threads.submit(() -> {
                        for (int event = 0; event < 20; event++) {
                            store.add(athlete);
                            written.countDown();
                        }
                    }));
                }
                // The first gym has one client, which is the only watcher and leaves again and again.
                int clients = athlete.equals(gyms.getFirst()) ? 1 : 2;
                for (int client = 0; client < clients; client++) {
                    seen.computeIfAbsent(athlete, _ -> new ArrayList<>())
                            .add(threads.submit(() -> visits(stream, athlete, from, 41)));
                }
            }
            assertThat(written.await(LONG, TimeUnit.SECONDS)).isTrue();
            slow.commit();
            for (var task : tasks) {
                task.get();
            }
            for (var athlete : gyms) {
                for (var client : Objects.requireNonNull(seen.get(athlete))) {
                    assertThat(client.get()).isEqualTo(store.cursors(athlete));
                }
            }
        }
    }

    /** Opens a stream again and again, each time for a few events, and returns the cursors of all events. */
    private static List<EventCursor> visits(LiveStream stream, Athlete athlete, EventCursor from, int events)
            throws InterruptedException {
        var seen = new ArrayList<EventCursor>();
        var at = from;
        for (int visit = 0; seen.size() < events; visit++) {
            var watcher = new Recorder(Math.min(1 + visit % 4, events - seen.size()));
            var watching = watch(stream, watcher, at, ofGym(athlete));
            watcher.await();
            watching.join();
            for (var sent : watcher.sent) {
                seen.add(EventCursor.parse(sent.id()).orElseThrow());
            }
            at = seen.getLast();
        }
        return seen;
    }

    @Test
    void a_watcher_that_takes_nothing_is_dropped_with_the_reason() throws InterruptedException {
        var lifter = lifter();
        var watcher = new Stuck();
        var watching = watch(stream(0), watcher, null, ofGym(lifter));

        watching.join();

        assertThat(watcher.closed).isTrue();
        assertThat(watcher.last).contains("too slow");
    }

    @Test
    void a_watcher_that_falls_too_far_behind_is_dropped_and_what_waits_for_it_is_bounded() throws InterruptedException {
        var lifter = lifter();
        var store = new InventedEvents(service.dataSource);
        var watcher = new Dawdler();
        var watching = watch(stream(pages(8), LONG), watcher, null, ofGym(lifter));
        watcher.begun.await();
        store.add(lifter);
        watcher.sent.await();

        for (int more = 0; more < 510; more++) {
            store.add(lifter);
        }
        awaitOpenTransactions();
        watcher.goOn.countDown();

        watching.join();
        assertThat(watcher.last).contains("too many events are waiting");
    }

    @Test
    void a_client_that_returns_after_an_erasure_is_sent_the_erasure_and_no_earlier_event() throws Exception {
        var lifter = lifter();
        var from = newest(lifter);
        var stream = stream(LONG);
        var there = new Recorder(100);
        var watching = watch(stream, there, null, ofGym(lifter));
        there.awaitReady();
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "121.75", 4));
        service.arrive(new topset.contract.AthleteErased(
                lifter.gym(), lifter.id(), java.time.OffsetDateTime.parse("2026-11-24T11:30:00Z")));
        while (there.names().isEmpty() || !there.sent.getLast().data().contains("erasedAt")) {
            assertThat(watching.isAlive()).isTrue();
        }

        var back = new Recorder(1);
        var comesBack = watch(stream, back, from, ofGym(lifter));
        back.await();
        comesBack.join();

        assertThat(back.sent).allSatisfy(sent -> assertThat(sent.data()).contains("erasedAt"));
        watching.interrupt();
        watching.join();
    }

    @Test
    void a_change_without_a_published_event_is_sent_as_a_changed_row() throws Exception {
        var lifter = lifter();
        var from = newest(lifter);

        var warmUp = Sets.warmUp(lifter, "2026-11-24T11:00:00Z", "60", 8);
        service.arrive(warmUp);
        assertThat(stored(lifter, from)).extracting(Sent::name).containsExactly("row-changed");
        service.arrive(Sets.warmUpOf(warmUp, "80", 5));
        assertThat(stored(lifter, from))
                .as("the second changes nothing that is shown")
                .hasSize(1);

        service.take(List.of(OnPostgres.incoming(lifter, 9, "topset.session.SetCompleted.v1", new byte[] {'{'})));
        assertThat(stored(lifter, from)).as("events wait").hasSize(2);

        var free = new Athlete(lifter.gym(), "free");
        service.programs.changeProfile(free, OnPostgres.berlin("Europe/Berlin"));
        awaitOpenTransactions();
        from = newest(lifter);
        service.arrive(top(free, "2026-11-24T11:00:00Z", "100", 4));
        assertThat(stored(free, from)).extracting(Sent::name).containsExactly("row-changed");
    }

    @Test
    void heartbeats_come_while_nothing_happens_and_each_is_a_place_to_resume() throws InterruptedException {
        var lifter = lifter();
        var watcher = new Recorder(1);
        var watching = watch(stream(LONG), watcher, null, ofGym(lifter));
        assertThat(watcher.heartbeats.await(LONG, TimeUnit.SECONDS)).isTrue();
        assertThat(EventCursor.parse(watcher.heartbeat)).isPresent();

        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));

        watcher.await();
        watching.join();
    }

    @Test
    void watchers_are_let_go_when_the_service_stops() throws InterruptedException {
        var lifter = lifter();
        var pages = pages(1_000);
        var watcher = new Recorder(1);
        var watching = watch(stream(pages, LONG), watcher, null, ofGym(lifter));
        watcher.awaitReady();

        pages.stop(new ShutdownDelayInitiatedEvent());

        watching.join();
        assertThat(watcher.sent).isEmpty();
    }

    @Test
    void a_place_of_another_store_is_answered_with_a_reset() throws InterruptedException {
        var lifter = lifter();
        var watcher = new Recorder(0);
        var watching = watch(stream(LONG), watcher, new EventCursor(1L << 60, 1), ofGym(lifter));

        watching.join();

        assertThat(watcher.began).isEqualTo("reset");
    }

    @Test
    void a_watcher_is_sent_nothing_after_its_token_has_expired() throws InterruptedException {
        var lifter = lifter();
        var watcher = new Recorder(1);
        var stream = stream(LONG);
        var watching = Thread.ofVirtual()
                .start(() -> stream.send(
                        watcher,
                        new SseImpl(),
                        null,
                        ofGym(lifter),
                        StreamResource.events(null),
                        Instant.now().minusSeconds(1)));

        watching.join();

        assertThat(watcher.names()).containsExactly("dropped");
        assertThat(watcher.sent.getFirst().data()).contains("expired");
    }

    @Test
    void ids_are_read_back_and_anything_else_is_not_one() {
        assertThat(EventCursor.parse("774-6")).contains(new EventCursor(774, 6));
        assertThat(EventCursor.parse(new EventCursor(7, Long.MAX_VALUE).id()))
                .contains(new EventCursor(7, Long.MAX_VALUE));
        assertThat(List.of("", "7", "7-", "-7", "a-b", "7-6-5", "99999999999999999999-1"))
                .allSatisfy(text -> assertThat(EventCursor.parse(text)).isEmpty());
    }

    /** Returns a lifter whose first events are before the beginning of every stream that is opened from now on. */
    private Athlete lifter() {
        var lifter = service.lifter(MONDAY);
        awaitOpenTransactions();
        return lifter;
    }

    private void awaitOpenTransactions() {
        new InventedEvents(service.dataSource).awaitOpenTransactions();
    }

    private GymPages pages(int mostMissed) {
        return GymPagesTest.pages(service.dataSource, service.replicas, mostMissed);
    }

    private LiveStream stream(long patienceInSeconds) {
        return stream(pages(1_000), patienceInSeconds);
    }

    private LiveStream stream(GymPages pages, long patienceInSeconds) {
        return new LiveStream(
                pages,
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                HEARTBEAT,
                patienceInSeconds == 0 ? Duration.ofMillis(100) : Duration.ofSeconds(patienceInSeconds));
    }

    private static Thread watch(
            LiveStream stream, SseEventSink watcher, @Nullable EventCursor after, AthleteFilter athletes) {
        return Thread.ofVirtual()
                .start(() ->
                        stream.send(watcher, new SseImpl(), after, athletes, StreamResource.events(null), Instant.MAX));
    }

    private static AthleteFilter ofGym(Athlete athlete) {
        return SeeEveryone.in(athlete.gym());
    }

    private EventCursor newest(Athlete athlete) throws SQLException {
        try (var connection = service.dataSource.getConnection()) {
            return GymEventReader.newest(connection, athlete.gym());
        }
    }

    private List<Sent> stored(Athlete athlete, EventCursor from) throws SQLException {
        awaitOpenTransactions();
        var sent = new ArrayList<Sent>();
        var at = from;
        try (var connection = service.dataSource.getConnection()) {
            while (true) {
                var page = GymEventReader.read(connection, athlete.gym(), at, 100);
                if (page.events().isEmpty()) {
                    return sent;
                }
                for (var event : LiveFeed.of(page.events())) {
                    if (event.athlete().equals(athlete)) {
                        sent.add(new Sent(event.name(), event.at().id(), event.data()));
                    }
                }
                at = page.next();
            }
        }
    }

    private record Sent(@Nullable String name, String id, String data) {}

    /** Accepts a number of events and then closes. */
    private static final class Recorder implements SseEventSink {
        private final int most;
        private final List<Sent> sent = new CopyOnWriteArrayList<>();
        private final CountDownLatch ready = new CountDownLatch(1);
        private final CountDownLatch left;
        private final CountDownLatch heartbeats = new CountDownLatch(3);
        private volatile String heartbeat = "";
        private volatile String began = "";

        Recorder(int most) {
            this.most = most;
            this.left = new CountDownLatch(most);
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            var name = event.getName();
            if (name == null) {
                heartbeat = event.getId();
                heartbeats.countDown();
                return CompletableFuture.completedStage(null);
            }
            if (name.equals("ready") || name.equals("reset")) {
                began = name;
                ready.countDown();
                return CompletableFuture.completedStage(null);
            }
            if (isClosed()) {
                return CompletableFuture.failedStage(new IllegalStateException("gone"));
            }
            sent.add(new Sent(name, event.getId(), String.valueOf(event.getData())));
            left.countDown();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public boolean isClosed() {
            return sent.size() >= most && !began.isEmpty();
        }

        @Override
        public void close() {}

        void awaitReady() throws InterruptedException {
            assertThat(ready.await(LONG, TimeUnit.SECONDS)).isTrue();
        }

        void await() throws InterruptedException {
            assertThat(left.await(LONG, TimeUnit.SECONDS)).isTrue();
        }

        List<String> names() {
            return sent.stream().map(each -> String.valueOf(each.name())).toList();
        }
    }

    /** Never accepts an event. */
    private static final class Stuck implements SseEventSink {
        private volatile String last = "";
        private volatile boolean closed;

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            last = String.valueOf(event.getData());
            return new CompletableFuture<Void>();
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Accepts the first event only after a while. */
    private static final class Dawdler implements SseEventSink {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch sent = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile String last = "";

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            last = String.valueOf(event.getData());
            if ("ready".equals(event.getName())) {
                begun.countDown();
                return CompletableFuture.completedStage(null);
            }
            sent.countDown();
            return CompletableFuture.runAsync(() -> {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public boolean isClosed() {
            return last.contains("dropped");
        }

        @Override
        public void close() {}
    }
}
