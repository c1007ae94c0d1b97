package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import topset.program.OnPostgres;
import topset.program.ReadRows;
import topset.program.SeeEveryone;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.read.EventCursor;

/** The cost of resuming the live stream depends on the events of the client's gym only, not on other gyms. */
@WithDatabase
@ResourceLock(WithDatabase.SERVER) // Reads up to the oldest transaction of the whole server.
class ResumedStreamTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final int MOST = 50;

    /** Counts event rows. */
    private final ReadRows read = new ReadRows("occurred_at");

    private final OnPostgres service = OnPostgres.through(read::counting);

    @Test
    void from_the_very_beginning_a_gym_costs_the_events_it_has() {
        var quiet = service.lifter(MONDAY);
        var busy = service.lifter(MONDAY);
        service.arrive(Sets.warmUp(quiet, "2026-11-24T10:00:00Z", "60", 8));
        train(quiet, 2);
        train(busy, MOST);
        var watcher = new Recorder();

        long rows = read.during(() -> watch(watcher, quiet.gym(), null));

        assertThat(rows).isEqualTo(service.count("event", quiet)).isLessThan(service.count("event", busy));
        assertThat(watcher.names).startsWith("ready").contains("target-recomputed", "row-changed", "backoff-today");
        assertThat(watcher.ids).isSorted();
        assertThat(watcher.data).allSatisfy(data -> assertThat(data).doesNotContain(busy.gym()));
    }

    @Test
    void an_athlete_costs_no_more_than_the_gym() {
        var lifter = service.lifter(MONDAY);
        train(lifter, 2);
        var watcher = new Recorder();

        long rows = read.during(() -> watch(watcher, lifter.gym(), "somebody-else"));

        assertThat(rows).isEqualTo(service.count("event", lifter));
        assertThat(watcher.names).containsExactly("ready");
    }

    @Test
    void a_place_too_far_back_is_answered_with_a_reset_and_no_event_is_read() {
        var busy = service.lifter(MONDAY);
        train(busy, MOST);
        assertThat(service.count("event", busy)).isGreaterThan(MOST);
        var watcher = new Recorder();

        long rows = read.during(() -> watch(watcher, busy.gym(), null));

        assertThat(rows).isZero();
        assertThat(watcher.names).containsExactly("reset");
    }

    @Test
    void events_of_a_type_that_only_the_next_release_knows_do_not_end_the_stream() {
        var lifter = service.lifter(MONDAY);
        train(lifter, 1);
        var before = new Recorder();
        watch(before, lifter.gym(), null);
        var nextRelease = new InventedEvents(service.dataSource);
        nextRelease.add(lifter);
        nextRelease.add(Athlete.ofGym(lifter.gym()));
        train(lifter, 1);
        var watcher = new Recorder();

        watch(watcher, lifter.gym(), null);

        var since = watcher.names.subList(before.names.size(), watcher.names.size());
        assertThat(since).startsWith("row-changed").contains("target-recomputed");
        assertThat(watcher.data.get(before.names.size()))
                .contains("\"athleteId\":\"" + lifter.id() + "\"", "\"gym\":\"" + lifter.gym() + "\"");
    }

    /** Reads from the beginning to the present end. */
    private void watch(Recorder watcher, String gym, @Nullable String athleteId) {
        new InventedEvents(service.dataSource).awaitOpenTransactions();
        new LiveStream(
                        GymPagesTest.pages(service.dataSource, service.replicas, MOST),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry(),
                        Duration.ofMillis(50),
                        Duration.ofMinutes(1))
                .send(
                        watcher,
                        new SseImpl(),
                        EventCursor.START,
                        SeeEveryone.in(gym),
                        StreamResource.events(athleteId),
                        Instant.MAX);
    }

    private void train(Athlete lifter, int sets) {
        for (int set = 0; set < sets; set++) {
            service.arrive(top(lifter, "2026-11-24T11:00:00Z", Integer.toString(100 + set), 4));
        }
    }

    /** Accepts all events and closes at the first heartbeat. */
    private static final class Recorder implements SseEventSink {
        private final List<String> names = new CopyOnWriteArrayList<>();
        private final List<EventCursor> ids = new CopyOnWriteArrayList<>();
        private final List<String> data = new CopyOnWriteArrayList<>();
        private volatile boolean gone;

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            var name = event.getName();
            if (name == null) {
                gone = true;
            } else {
                names.add(name);
                data.add(String.valueOf(event.getData()));
                if (!name.equals("ready") && !name.equals("reset")) {
                    ids.add(EventCursor.parse(event.getId()).orElseThrow());
                }
            }
            return CompletableFuture.completedStage(null);
        }

        @Override
        public boolean isClosed() {
            return gone;
        }

        @Override
        public void close() {}
    }
}
