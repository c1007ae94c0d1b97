package topset.program.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.ContractJson;
import topset.store.Athlete;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;

/**
 * Sends a watcher every event after a cursor, in order and exactly once. No event is buffered: the next event is sent
 * after the watcher has received the previous one. A watcher that is too far behind, or does not receive an event in
 * time, is disconnected with a reason. The watcher can connect again and continue.
 */
@ApplicationScoped
@Startup // Created when the service starts, so that the metric exists before the first watcher connects.
class LiveStream {
    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    /** The largest number of events that are encoded together. */
    private static final int TOGETHER = 500;

    /**
     * The pause after events were sent to a coach who sees only the coach's own athletes. The service must query which
     * athletes the coach sees before it sends events. Because of the pause, one query serves several events.
     */
    private static final Duration BETWEEN_LOOKUPS = Duration.ofMillis(100);

    private final GymPages pages;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Duration heartbeat;
    private final Duration patience;

    LiveStream(
            GymPages pages,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "topset.stream.heartbeat", defaultValue = "10S") Duration heartbeat,
            @ConfigProperty(name = "topset.stream.patience", defaultValue = "10S") Duration patience) {
        this.pages = pages;
        this.clock = clock;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        this.patience = patience;
        metrics.gauge("topset_stream_watchers", pages, GymPages::streams);
    }

    /**
     * Selects the athletes whose events a watcher receives.
     *
     * @param athleteId null means all athletes of the gym
     * @param visible selects the athletes whom the watcher sees at the moment
     */
    record Audience(String gym, @Nullable String athleteId, AthleteFilter visible) {
        boolean includes(Athlete athlete) {
            return athleteId == null || athlete.id().equals(athleteId);
        }
    }

    /** The server ends the stream, and sends the reason to the client. */
    private static final class DroppedException extends Exception {
        private static final long serialVersionUID = 1;

        DroppedException(String reason) {
            super(reason);
        }
    }

    /**
     * Sends events until the watcher disconnects, is disconnected because it is too slow, or has a token
     * that has expired.
     *
     * @param after the cursor to resume from; null means from now on
     * @param audience the athletes whose events are sent
     * @param encoder encodes the events and sets the pause between them
     */
    void send(Watcher watcher, @Nullable EventCursor after, Audience audience, StreamEncoder encoder, Instant until) {
        try (var gym = pages.join(audience.gym())) {
            var sending = new Sending(watcher, audience, encoder, gym);
            try {
                sending.begin(after);
                while (!watcher.gone() && !pages.isStopping()) {
                    if (clock.instant().isAfter(until)) {
                        throw new DroppedException("the token has expired: connect again with a new one");
                    }
                    sending.sendNext();
                }
            } catch (DroppedException e) {
                metrics.counter("topset_stream_dropped").increment();
                watcher.send(
                        "dropped",
                        EventCursors.id(sending.at),
                        ContractJson.text(Map.of("reason", String.valueOf(e.getMessage()))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // An ExecutionException means that the client has disconnected. This is not an error, because the client
            // may connect again.
        } catch (StoreFailedException | PersistenceException e) {
            LOG.warnf("Disconnected a watcher, because the event store cannot be read: %s", e.getMessage());
        } finally {
            watcher.close();
        }
    }

    /** The state of one stream. */
    private final class Sending {
        private final Watcher watcher;
        private final Audience audience;
        private final StreamEncoder encoder;
        private final GymPages.Gym gym;
        private EventCursor at = EventCursor.START;
        private @Nullable String onlyOf;
        private Instant sentAt = clock.instant();

        /** Whether the watcher has received all events that were stored before it connected. */
        private boolean isLive;

        Sending(Watcher watcher, Audience audience, StreamEncoder encoder, GymPages.Gym gym) {
            this.watcher = watcher;
            this.audience = audience;
            this.encoder = encoder;
            this.gym = gym;
        }

        void begin(@Nullable EventCursor after) throws DroppedException, InterruptedException, ExecutionException {
            onlyOf = audience.visible().onlyOf();
            encoder.begin(onlyOf);
            var newest = gym.newest();
            // The watcher cannot resume at its cursor in three cases. A coach sees only the coach's own athletes, and
            // the encoder cannot resume for such a coach. The cursor is ahead of the stored events, for example because
            // the database was restored from a backup. The watcher has missed too many events. In each case the watcher
            // must read everything again.
            var isReset = after != null
                    && ((onlyOf != null && !encoder.resumesForCoach())
                            || EventCursors.ORDER.compare(after, newest) > 0
                            || gym.hasTooManyAfter(after));
            at = after == null || isReset ? newest : after;
            send(isReset ? "reset" : "ready", at, "{}");
        }

        void sendNext() throws DroppedException, InterruptedException, ExecutionException {
            var page = next();
            var isEmpty = page.next().equals(at);
            if (isLive && page.isFull() && gym.hasTooManyAfter(at)) {
                throw new DroppedException("too slow: too many events are waiting");
            }
            isLive = isLive || !page.isFull();
            var stillOnlyOf = audience.visible().onlyOf();
            if (!Objects.equals(onlyOf, stillOnlyOf)) {
                // The gym has changed which athletes its coaches see, so the watcher must read everything again.
                onlyOf = stillOnlyOf;
                encoder.begin(onlyOf);
                send("reset", at, "{}");
            }
            var events = page.events().stream()
                    .filter(event -> audience.includes(event.athlete()))
                    .toList();
            var visible = audience.visible()
                    .visible(events.stream().map(event -> event.athlete().id()).collect(Collectors.toSet()));
            for (var each : encoder.encode(events, visible)) {
                send(each.name(), each.at(), each.data());
                at = each.at();
            }
            at = page.next();
            if (!clock.instant().isBefore(sentAt.plus(heartbeat))) {
                send(null, at, "heartbeat");
            }
            if (isEmpty) {
                gym.awaitAfter(page, Duration.between(clock.instant(), sentAt.plus(heartbeat)));
            } else if (!events.isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(pause().toNanos());
            }
        }

        private Duration pause() {
            return onlyOf == null ? encoder.pause() : encoder.pause().plus(BETWEEN_LOOKUPS);
        }

        /** Returns the next page. Before a pause, all events that are stored by now belong together. */
        private GymPages.Page next() {
            var page = gym.after(at);
            if (pause().isZero()) {
                return page;
            }
            var events = new ArrayList<>(page.events());
            var from = at;
            while (!page.next().equals(from) && events.size() < TOGETHER) {
                from = page.next();
                page = gym.after(from);
                events.addAll(page.events());
            }
            return new GymPages.Page(events, page.next(), page.isFull(), page.commits());
        }

        /**
         * Sends an event to the watcher.
         *
         * @param name null for a heartbeat
         * @param id the cursor from which the watcher resumes after this event
         * @throws DroppedException if the watcher does not receive it in time
         * @throws ExecutionException if the watcher has disconnected
         */
        private void send(@Nullable String name, EventCursor id, String data)
                throws DroppedException, InterruptedException, ExecutionException {
            try {
                watcher.send(name, EventCursors.id(id), data)
                        .toCompletableFuture()
                        .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new DroppedException("too slow: an event was not received within " + patience.toSeconds() + " s");
            }
            sentAt = clock.instant();
        }
    }
}
