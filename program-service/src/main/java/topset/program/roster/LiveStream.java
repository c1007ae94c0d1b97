package topset.program.roster;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.ContractJson;
import topset.store.Cursor;
import topset.store.StoreFailedException;

/**
 * Tells each watcher every event after the place given, in order, once. Nothing is buffered for anybody: a watcher is told
 * the next event when it has taken the one before, and one that falls out of what is kept, or does not take an event in
 * time, is dropped with the reason; it resumes where it was by coming again.
 */
@ApplicationScoped
@Startup // so that its figure is there before anybody watches
class LiveStream {
    private static final Logger LOG = Logger.getLogger(LiveStream.class);
    private static final String HEARTBEAT = "heartbeat";

    private final EventTail tail;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Duration heartbeat;
    private final Duration patience;

    LiveStream(
            EventTail tail,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "topset.stream.heartbeat", defaultValue = "10S") Duration heartbeat,
            @ConfigProperty(name = "topset.stream.patience", defaultValue = "10S") Duration patience) {
        this.tail = tail;
        this.clock = clock;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        this.patience = patience;
        metrics.gauge("topset_stream_watchers", tail, EventTail::watchers);
    }

    /** Why a watcher is told no more. */
    private record Dropped(String reason) {}

    /**
     * Tells a watcher until it goes, is dropped or its right ends.
     *
     * @param after where to resume; absent: from now on
     * @param audience whose events the watcher hears
     * @param telling what of it is told, and how often
     */
    void tell(Watcher watcher, @Nullable Cursor after, Audience audience, Telling telling, Instant until) {
        try {
            var now = tail.join();
            try {
                var dropped = tellFrom(watcher, after, now, audience, telling, until);
                if (dropped != null) {
                    metrics.counter("topset_stream_dropped").increment();
                    watcher.tell("dropped", dropped.at(), ContractJson.text(dropped.why()));
                }
            } finally {
                tail.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Gone: who wants more comes again.
        } catch (StoreFailedException | PersistenceException e) {
            LOG.warnf("A watcher has to come again: the store cannot be read: %s", e.getMessage());
        } finally {
            watcher.close();
        }
    }

    private record Drop(Dropped why, String at) {}

    private @Nullable Drop tellFrom(
            Watcher watcher, @Nullable Cursor after, Cursor now, Audience audience, Telling telling, Instant until)
            throws InterruptedException, ExecutionException {
        var at = after == null ? now : after;
        // A place ahead of everything is of another store, as after a restored backup: what it was told is worth
        // nothing.
        if (after != null
                && (EventCursors.ORDER.compare(after, tail.horizon()) > 0 || tail.isTooFarBack(after, audience))) {
            at = now;
            take(watcher, "reset", at, "{}");
        } else {
            take(watcher, "ready", at, "{}");
        }
        boolean caughtUp = false;
        while (!watcher.gone() && !tail.stopping()) {
            if (clock.instant().isAfter(until)) {
                return new Drop(new Dropped("the token has expired: come again with a new one"), EventCursors.id(at));
            }
            EventTail.Next.Events next;
            switch (tail.next(at, audience, heartbeat)) {
                case EventTail.Next.Events live -> {
                    caughtUp = true;
                    next = live;
                }
                case EventTail.Next.FurtherBack _ -> {
                    if (caughtUp) {
                        return new Drop(new Dropped("too slow: too many events wait"), EventCursors.id(at));
                    }
                    next = tail.read(at, audience);
                }
            }
            for (var said : telling.of(next.events())) {
                if (!take(watcher, said.name(), said.at(), said.data())) {
                    return new Drop(
                            new Dropped("too slow: an event was not taken within " + patience.toSeconds() + " s"),
                            EventCursors.id(at));
                }
                at = said.at();
            }
            at = next.upTo();
            if (next.events().isEmpty() && caughtUp && !take(watcher, null, at, HEARTBEAT)) {
                return new Drop(new Dropped("too slow: no heartbeat was taken"), EventCursors.id(at));
            }
            if (!next.events().isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(telling.pause().toNanos());
            }
        }
        return null;
    }

    /** Whether it was taken in time. */
    private boolean take(Watcher watcher, @Nullable String name, Cursor at, String data)
            throws InterruptedException, ExecutionException {
        try {
            watcher.tell(name, EventCursors.id(at), data)
                    .toCompletableFuture()
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
