package topset.program.live;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.ContractJson;
import topset.program.live.GymPages.Page;
import topset.program.live.LiveFeed.LiveEvent;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;

/**
 * Sends a watcher every event after a cursor, in order and exactly once. No event is buffered: the next event is sent
 * after the watcher has received the previous one. A watcher that is too far behind, or does not receive an event in
 * time, is disconnected with a reason. The watcher can connect again and continue.
 */
@ApplicationScoped
class LiveStream {
    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    /**
     * The pause after events were sent to a coach who sees only the coach's own athletes. The service must query which
     * athletes the coach sees before it sends events. Because of the pause, one query serves several events.
     */
    private static final Duration BETWEEN_LOOKUPS = Duration.ofMillis(100);

    interface Encoder {

        /** {@code visible} has the ids of those athletes in the events whom the watcher sees. */
        List<LiveEvent> encode(List<Page> pages, Set<String> visible);

        /**
         * Is called again when a change of the settings has changed which athletes the watcher sees. {@code onlyOf} is
         * the coach whose athletes are the only visible ones. Returns whether a watcher that connects again can get all
         * events that it missed.
         */
        default boolean begin(@Nullable String onlyOf) {
            return true;
        }

        default Duration pause() {
            return Duration.ZERO;
        }
    }

    private final GymPages gyms;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Duration heartbeat;
    private final Duration patience;

    LiveStream(
            GymPages gyms,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "topset.stream.heartbeat", defaultValue = "10S") Duration heartbeat,
            @ConfigProperty(name = "topset.stream.patience", defaultValue = "10S") Duration patience) {
        this.gyms = gyms;
        this.clock = clock;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        this.patience = patience;
    }

    private static final class DroppedException extends Exception {
        private static final long serialVersionUID = 1;

        DroppedException(String reason) {
            super(reason);
        }
    }

    /** {@code after} is the cursor to resume from; null means from now on. */
    void send(
            SseEventSink sink,
            Sse sse,
            @Nullable EventCursor after,
            AthleteFilter athletes,
            Encoder encoder,
            Instant until) {
        var sending = new Sending(sink, sse, athletes, encoder);
        try {
            sending.begin(after);
            while (!sink.isClosed() && !gyms.isStopping()) {
                if (clock.instant().isAfter(until)) {
                    throw new DroppedException("the token has expired: connect again with a new one");
                }
                sending.sendNext();
            }
        } catch (DroppedException e) {
            metrics.counter("topset_stream_dropped").increment();
            var reason = ContractJson.text(Map.of("reason", String.valueOf(e.getMessage())));
            sending.write("dropped", sending.at, reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // An ExecutionException means that the client has disconnected. This is not an error, because the client
            // may connect again.
        } catch (StoreFailedException | PersistenceException e) {
            LOG.warnf("Disconnected a watcher, because the event store cannot be read: %s", e.getMessage());
        } finally {
            sink.close();
        }
    }

    private final class Sending {
        private final SseEventSink sink;
        private final Sse sse;
        private final AthleteFilter athletes;
        private final Encoder encoder;
        private final GymPages.Gym gym;
        private EventCursor at = EventCursor.START;
        private @Nullable String onlyOf;
        private Instant sentAt = clock.instant();

        /** Whether the watcher has received all events that were stored before it connected. */
        private boolean isLive;

        Sending(SseEventSink sink, Sse sse, AthleteFilter athletes, Encoder encoder) {
            this.sink = sink;
            this.sse = sse;
            this.athletes = athletes;
            this.encoder = encoder;
            this.gym = gyms.gym(athletes.gym());
        }

        void begin(@Nullable EventCursor after) throws DroppedException, InterruptedException, ExecutionException {
            onlyOf = athletes.onlyOf();
            var resumes = encoder.begin(onlyOf);
            var newest = gym.newest();
            // The watcher must read everything again in three cases. The encoder cannot resume. The cursor is ahead of
            // the stored events, for example because the database was restored from a backup. The watcher has missed
            // too many events.
            var isReset = after != null && (!resumes || after.compareTo(newest) > 0 || gym.hasTooManyAfter(after));
            at = after == null || isReset ? newest : after;
            send(isReset ? "reset" : "ready", at, "{}");
        }

        void sendNext() throws DroppedException, InterruptedException, ExecutionException {
            // All pages that are stored by now are sent together, up to the size of one.
            var pages = new ArrayList<Page>();
            var next = gym.after(at);
            int events = next.events().size();
            while (!next.isEmpty() && events <= GymPages.PAGE) {
                pages.add(next);
                next = gym.after(next.next());
                events += next.events().size();
            }
            var hasAll = next.isEmpty();
            if (isLive && !hasAll && gym.hasTooManyAfter(at)) {
                throw new DroppedException("too slow: too many events are waiting");
            }
            isLive = isLive || hasAll;
            var stillOnlyOf = athletes.onlyOf();
            if (!Objects.equals(onlyOf, stillOnlyOf)) {
                // The gym has changed which athletes its coaches see, so the watcher must read everything again.
                onlyOf = stillOnlyOf;
                encoder.begin(onlyOf);
                send("reset", at, "{}");
            }
            var changed = pages.stream()
                    .flatMap(page -> page.events().stream())
                    .map(event -> event.athlete().id())
                    .collect(Collectors.toSet());
            for (var each : encoder.encode(pages, athletes.visible(changed))) {
                send(each.name(), each.at(), each.data());
                at = each.at();
            }
            at = next.after();
            if (!clock.instant().isBefore(sentAt.plus(heartbeat))) {
                send(null, at, "heartbeat");
            }
            if (!changed.isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(pause().toNanos());
            }
            if (hasAll) {
                var untilHeartbeat = Duration.between(clock.instant(), sentAt.plus(heartbeat));
                next.newer()
                        .copy()
                        .completeOnTimeout(null, untilHeartbeat.toNanos(), TimeUnit.NANOSECONDS)
                        .get();
            }
        }

        private Duration pause() {
            return onlyOf == null ? encoder.pause() : encoder.pause().plus(BETWEEN_LOOKUPS);
        }

        /**
         * {@code name} is null for a heartbeat. Throws an {@link ExecutionException} if the watcher has disconnected.
         */
        private void send(@Nullable String name, EventCursor id, String data)
                throws DroppedException, InterruptedException, ExecutionException {
            try {
                write(name, id, data).toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new DroppedException("too slow: an event was not received within " + patience.toSeconds() + " s");
            }
            sentAt = clock.instant();
        }

        private CompletionStage<?> write(@Nullable String name, EventCursor id, String data) {
            var event = sse.newEventBuilder().id(id.id());
            var sent = name == null ? event.comment(data) : event.name(name).data(String.class, data);
            try {
                return sink.send(sent.build());
            } catch (IllegalStateException e) {
                // The client has disconnected after the check with isClosed(). For a disconnected client, JAX-RS throws
                // an exception instead of returning a failed stage.
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
