package topset.program.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;

/**
 * Sends a watcher every event after a cursor, in order and exactly once. No event is
 * buffered: the next event is sent after the watcher has received the previous one. A watcher that is too far behind,
 * or does not receive an event in time, is disconnected with a reason. The watcher can connect again and continue.
 */
@ApplicationScoped
@Startup // Created when the service starts, so that the metric exists before the first watcher connects.
class LiveStream {
    private static final Logger LOG = Logger.getLogger(LiveStream.class);
    private static final String HEARTBEAT = "heartbeat";

    /**
     * The pause after events were sent to a coach who sees only the coach's own athletes. The service must query which
     * athletes the coach sees before it sends events. Because of the pause, one query serves several events.
     */
    private static final Duration BETWEEN_LOOKUPS = Duration.ofMillis(100);

    private final EventTail tail;
    private final MissedEvents missed;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Duration heartbeat;
    private final Duration patience;

    LiveStream(
            EventTail tail,
            MissedEvents missed,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "topset.stream.heartbeat", defaultValue = "10S") Duration heartbeat,
            @ConfigProperty(name = "topset.stream.patience", defaultValue = "10S") Duration patience) {
        this.tail = tail;
        this.missed = missed;
        this.clock = clock;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        this.patience = patience;
        metrics.gauge("topset_stream_watchers", tail, EventTail::watchers);
    }

    /** The reason why the server ends a live stream, as it is sent to the client. */
    private record Dropped(String reason) {}

    /**
     * Sends events until the watcher (the client) disconnects, is disconnected because it is too slow, or has a token
     * that has expired.
     *
     * @param after the cursor to resume from; null means from now on
     * @param audience the athletes whose events are sent
     * @param encoder encodes the events and sets the pause between them
     */
    void send(Watcher watcher, @Nullable EventCursor after, Audience audience, StreamEncoder encoder, Instant until) {
        try {
            var now = tail.join(audience.gym());
            try {
                var dropped = sendFrom(watcher, after, now, audience, encoder, until);
                if (dropped != null) {
                    metrics.counter("topset_stream_dropped").increment();
                    watcher.send("dropped", dropped.at(), ContractJson.text(dropped.why()));
                }
            } finally {
                tail.leave(audience.gym());
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

    private record Drop(Dropped why, String at) {}

    private @Nullable Drop sendFrom(
            Watcher watcher,
            @Nullable EventCursor after,
            EventCursor now,
            Audience audience,
            StreamEncoder encoder,
            Instant until)
            throws InterruptedException, ExecutionException {
        var at = after == null ? now : after;
        var onlyOf = audience.visible().onlyOf();
        encoder.begin(onlyOf);
        var sentAt = clock.instant();
        // The watcher (the client) cannot resume at its cursor in three cases. A coach sees only the coach's own
        // athletes, and the encoder cannot resume for such a coach. The cursor is ahead of the stored events, for
        // example because the database was restored from a backup. The watcher has missed too many events. In each case
        // the watcher must read everything again.
        if (after != null
                && ((onlyOf != null && !encoder.resumesForCoach())
                        || EventCursors.ORDER.compare(after, missed.horizon()) > 0
                        || isTooFarBack(after, audience.gym()))) {
            at = now;
            sendInTime(watcher, "reset", at, "{}");
        } else {
            sendInTime(watcher, "ready", at, "{}");
        }
        boolean caughtUp = false;
        while (!watcher.gone() && !tail.stopping()) {
            if (clock.instant().isAfter(until)) {
                return new Drop(
                        new Dropped("the token has expired: connect again with a new one"), EventCursors.id(at));
            }
            EventTail.Next.Events next;
            switch (tail.next(at, audience, heartbeat)) {
                case EventTail.Next.Events live -> {
                    caughtUp = true;
                    next = live;
                }
                case EventTail.Next.FurtherBack further -> {
                    if (caughtUp) {
                        return new Drop(new Dropped("too slow: too many events are waiting"), EventCursors.id(at));
                    }
                    next = missed.read(at, audience, further.inMemory());
                }
            }
            var stillOnlyOf = audience.visible().onlyOf();
            if (!Objects.equals(onlyOf, stillOnlyOf)) {
                // The gym has changed which athletes its coaches see, so the watcher (the client) must read everything
                // again.
                onlyOf = stillOnlyOf;
                encoder.begin(onlyOf);
                sendInTime(watcher, "reset", at, "{}");
            }
            var encoded = encoder.encode(next.events(), visible(audience, next.events()));
            for (var each : encoded) {
                if (!sendInTime(watcher, each.name(), each.at(), each.data())) {
                    return new Drop(
                            new Dropped("too slow: an event was not received within " + patience.toSeconds() + " s"),
                            EventCursors.id(at));
                }
                at = each.at();
            }
            at = next.upTo();
            // If only events of invisible athletes arrived, nothing was sent to the watcher. So such events do not
            // postpone the heartbeat.
            var isQuiet = next.events().isEmpty() || !clock.instant().isBefore(sentAt.plus(heartbeat));
            if (encoded.isEmpty() && isQuiet && caughtUp && !sendInTime(watcher, null, at, HEARTBEAT)) {
                return new Drop(new Dropped("too slow: a heartbeat was not received"), EventCursors.id(at));
            }
            if (!encoded.isEmpty() || isQuiet) {
                sentAt = clock.instant();
            }
            if (!next.events().isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(encoder.pause().toNanos());
                if (onlyOf != null) {
                    TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKUPS.toNanos());
                }
            }
        }
        return null;
    }

    private boolean isTooFarBack(EventCursor after, String gym) {
        return EventCursors.ORDER.compare(after, tail.start(gym)) < 0 && missed.areTooMany(after, gym);
    }

    private static Set<String> visible(Audience audience, List<LiveEvent> events) {
        return audience.visible()
                .visible(events.stream().map(event -> event.athlete().id()).collect(Collectors.toSet()));
    }

    /**
     * Sends an event to a watcher. Returns false if the watcher did not receive the event
     * in time.
     */
    private boolean sendInTime(Watcher watcher, @Nullable String name, EventCursor at, String data)
            throws InterruptedException, ExecutionException {
        try {
            watcher.send(name, EventCursors.id(at), data)
                    .toCompletableFuture()
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
