package topset.edge.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.operations.DatabaseGauges;
import topset.edge.web.Outage;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/**
 * Only one replica works at a time. If it stops, another replica continues from the stored deliveries and cursors, so
 * no message is lost. A message that was being sent at that moment is sent again with the same id.
 */
@ApplicationScoped
class WebhookWorker {
    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

    /** The first of the two integers that name the advisory lock of {@link ReplicaLock}. */
    private static final int LOCK_SPACE = 7_410;

    /**
     * At this number the webhook's cursor stops: if a receiver is away for long, later events wait in the event table.
     */
    private static final int MOST_PENDING = 10_000;

    private static final int EVENTS_AT_A_TIME = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Another replica may have stored a webhook. The replica that stores one wakes its own worker. */
    private static final Duration LOOK_WITHOUT_WEBHOOKS_EVERY = Duration.ofSeconds(5);

    private static final Duration TRY_TO_LEAD_EVERY = Duration.ofSeconds(1);
    private static final int DUE_AT_A_TIME = 2 * InFlight.MOST_OF_WEBHOOK;
    private static final long CLEAN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int KEPT_DAYS = 30;
    private static final int KEPT_DEAD = 10_000;
    private static final int DROP_AT_A_TIME = 1_000;

    private final EventStore store;
    private final Feed feed;
    private final WebhookSender sender;
    private final InFlight inFlight = new InFlight();
    private final UnreadableEvents unreadable = new UnreadableEvents();
    private final Job job;
    private long cleanAt = System.nanoTime();

    WebhookWorker(DataSource dataSource, EventStore store, Feed feed, WebhookSender sender) {
        this.store = store;
        this.feed = feed;
        this.sender = sender;
        this.job = new Job("webhooks", TRY_TO_LEAD_EVERY, () -> ReplicaLock.run(dataSource, LOCK_SPACE, this::lead));
    }

    void start(@Observes StartupEvent event, Jobs jobs, MeterRegistry metrics, DatabaseGauges gauges) {
        gauges.register(
                metrics,
                "topset.webhook.oldest.pending.seconds",
                "Age of the oldest message that waits for its receiver",
                "select coalesce(extract(epoch from now() - min(since)), 0) from webhook_delivery where dead_at is"
                        + " null");
        gauges.register(
                metrics,
                "topset.webhook.dead",
                "Messages whose tries have ended; 10,000 means at least 10,000",
                "select count(*) from (select from webhook_delivery where dead_at is not null limit 10000) as dead");
        jobs.start(job);
    }

    /** Works until the service stops or this replica loses the lock. */
    private int lead(ReplicaLock lock) throws SQLException {
        while (!job.isStopped()) {
            lock.stillHere();
            var active = QuarkusTransaction.requiringNew().call(Webhook::active);
            if (!pass(lock.connection(), active)) {
                // Ends early when a delivery has ended, because the next delivery of its athlete may be due.
                job.rest(active.isEmpty() ? LOOK_WITHOUT_WEBHOOKS_EVERY : LOOK_EVERY);
            }
        }
        return 0;
    }

    void wake() {
        job.wake();
    }

    /** Handles every active webhook once. Returns whether more events may be read at once, without a pause. */
    private boolean pass(Connection connection, List<Webhook> active) throws SQLException {
        var more = false;
        var clean = System.nanoTime() - cleanAt >= 0;
        for (var webhook : active) {
            more |= advance(connection, webhook);
        }
        sendDue(active);
        if (clean) {
            QuarkusTransaction.requiringNew().run(() -> {
                active.forEach(webhook -> Delivery.dropSurplus(webhook, KEPT_DEAD, DROP_AT_A_TIME));
                Delivery.drop(KEPT_DAYS, DROP_AT_A_TIME);
            });
            cleanAt = System.nanoTime() + CLEAN_NANOS;
        }
        return more;
    }

    /** If the events cannot be read, logs an error once; the other webhooks continue. */
    private boolean advance(Connection connection, Webhook webhook) throws SQLException {
        try {
            var more = addDeliveries(connection, webhook);
            unreadable.clear(webhook);
            return more;
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            if (unreadable.isNew(webhook)) {
                LOG.errorf(e, "The events for webhook %s of %s cannot be read", webhook.webhookId, webhook.gym);
            }
            return false;
        }
    }

    /**
     * Adds a delivery for each of the next events of the webhook's gym. Deliveries and the webhook's cursor are stored
     * in one transaction, so each event is added exactly once. Returns whether more events may follow.
     */
    private boolean addDeliveries(Connection connection, Webhook webhook) throws SQLException {
        var page = GymEventReader.read(connection, webhook.gym, webhook.after(), EVENTS_AT_A_TIME);
        if (page.events().isEmpty()) {
            return false;
        }
        var queued = page.events().stream()
                .map(GymEventReader.Read::event)
                .flatMap(event -> WebhookMessage.of(feed, event).stream()
                        .filter(message -> webhook.types.contains(message.type()))
                        .map(message -> new Delivery.Queued(event, message.type())))
                .toList();
        return store.run(List.of(), tx -> {
            var locked = Webhook.lock(webhook.gym, webhook.webhookId);
            // Another replica may have moved the cursor, or the webhook may have been deleted.
            if (locked == null
                    || !locked.after().equals(webhook.after())
                    || (!queued.isEmpty() && Delivery.pending(locked) >= MOST_PENDING)) {
                return false;
            }
            Delivery.add(tx, webhook, queued);
            locked.moveCursor(page.next());
            return page.events().size() == EVENTS_AT_A_TIME;
        });
    }

    private void sendDue(List<Webhook> active) {
        if (!active.isEmpty()) {
            var byKey = active.stream().collect(Collectors.toMap(Webhook::key, webhook -> webhook));
            for (var delivery : QuarkusTransaction.requiringNew().call(() -> Delivery.due(DUE_AT_A_TIME))) {
                var webhook = byKey.get(delivery.receiver());
                if (webhook != null) {
                    send(webhook, delivery);
                }
            }
        }
    }

    private void send(Webhook webhook, Delivery delivery) {
        if (!inFlight.begin(delivery)) {
            return;
        }
        Thread.ofVirtual().name("webhook").start(() -> {
            var succeeded = false;
            try {
                succeeded = sender.send(webhook, delivery);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warnf(
                        "The result of a message to webhook %s of %s is not stored: it is sent again: %s",
                        webhook.webhookId, webhook.gym, e);
            } finally {
                inFlight.end(delivery, succeeded);
                job.wake();
            }
        });
    }

    /**
     * The worker tries to read these events in every pass. Without this class it would log the same error twice a
     * second. Only one thread may use this class.
     */
    static final class UnreadableEvents {
        private final Map<Webhook.Key, EventCursor> stoppedAt = new HashMap<>();

        /** Whether the event is another one than at the last call, so that an error should be logged. */
        boolean isNew(Webhook webhook) {
            return !webhook.after().equals(stoppedAt.put(webhook.key(), webhook.after()));
        }

        void clear(Webhook webhook) {
            stoppedAt.remove(webhook.key());
        }
    }
}
