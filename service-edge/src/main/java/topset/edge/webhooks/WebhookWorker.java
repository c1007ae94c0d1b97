package topset.edge.webhooks;

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
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.web.Outage;

/**
 * Only one replica works at a time. If it stops, another replica continues from the stored deliveries and cursors, so
 * no message is lost. A message that was being sent at that moment is sent again with the same id.
 */
@ApplicationScoped
class WebhookWorker {
    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

    /** The first of the two integers that name the advisory lock of {@link ReplicaLock}. */
    private static final int LOCK_SPACE = 7_410;

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TRY_TO_LEAD_EVERY = Duration.ofSeconds(1);
    private static final int DUE_AT_A_TIME = 2 * InFlight.MOST_OF_WEBHOOK;
    private static final long CLEAN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int KEPT_DAYS = 30;
    private static final int KEPT_DEAD = 10_000;
    private static final int DROP_AT_A_TIME = 1_000;

    private final DeliveryTail tail;
    private final WebhookSender sender;
    private final InFlight inFlight = new InFlight();
    private final UnreadableEvents unreadable = new UnreadableEvents();
    private final Job job;
    private long cleanAt = System.nanoTime();

    WebhookWorker(DataSource dataSource, DeliveryTail tail, WebhookSender sender) {
        this.tail = tail;
        this.sender = sender;
        this.job = new Job("webhooks", TRY_TO_LEAD_EVERY, () -> ReplicaLock.run(dataSource, LOCK_SPACE, this::lead));
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    /** Works until the service stops or this replica loses the lock. */
    private int lead(ReplicaLock lock) throws SQLException {
        while (!job.isStopped()) {
            lock.stillHere();
            if (!pass(lock.connection())) {
                // Ends early when a delivery has ended, because the next delivery of its athlete may be due.
                job.rest(LOOK_EVERY);
            }
        }
        return 0;
    }

    /** Handles every active webhook once. Returns whether more events may be read at once, without a pause. */
    private boolean pass(Connection connection) throws SQLException {
        var more = false;
        var clean = System.nanoTime() - cleanAt >= 0;
        var active = WebhookTable.active(connection);
        for (var webhook : active) {
            more |= advance(connection, webhook);
            if (clean) {
                DeliveryTable.dropSurplus(connection, webhook, KEPT_DEAD, DROP_AT_A_TIME);
            }
        }
        sendDue(connection, active);
        if (clean) {
            DeliveryTable.drop(connection, KEPT_DAYS, DROP_AT_A_TIME);
            cleanAt = System.nanoTime() + CLEAN_NANOS;
        }
        return more;
    }

    /** If the events cannot be read, logs an error once; the other webhooks continue. */
    private boolean advance(Connection connection, Webhook webhook) throws SQLException {
        try {
            var more = tail.advance(connection, webhook);
            unreadable.clear(webhook);
            return more;
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            if (unreadable.isNew(webhook)) {
                LOG.errorf(e, "The events for webhook %s of %s cannot be read", webhook.id(), webhook.gym());
            }
            return false;
        }
    }

    private void sendDue(Connection connection, List<Webhook> active) throws SQLException {
        if (!active.isEmpty()) {
            Map<Receiver, Webhook> byReceiver = new HashMap<>();
            active.forEach(webhook -> byReceiver.put(Receiver.of(webhook), webhook));
            for (var delivery : DeliveryTable.due(connection, DUE_AT_A_TIME)) {
                var webhook = byReceiver.get(Receiver.of(delivery));
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
                        webhook.id(), webhook.gym(), e);
            } finally {
                inFlight.end(delivery, succeeded);
                job.wake();
            }
        });
    }
}
