package topset.edge.webhooks;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.operations.ReplicaLock;
import topset.edge.web.Outage;

/**
 * Adds deliveries and sends them, in one replica at a time. If that replica ends, another one continues: deliveries and
 * cursors are stored, so nothing is lost, and what was being sent is sent again with the same message id.
 */
@ApplicationScoped
class WebhookWorker {
    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

    /** The lock of {@link ReplicaLock}. */
    private static final int LOCK_SPACE = 7_410;

    private static final long LOOK_MILLIS = 500;
    private static final long NOT_LEADING_MILLIS = 1_000;
    private static final int DUE_AT_A_TIME = 2 * InFlight.MOST_OF_WEBHOOK;
    private static final long CLEAN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int KEPT_DAYS = 30;
    private static final int KEPT_DEAD = 10_000;
    private static final int DROP_AT_A_TIME = 1_000;

    private final DataSource dataSource;
    private final DeliveryTail tail;
    private final WebhookSender sender;
    private final InFlight inFlight = new InFlight();
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);
    private volatile boolean stopped;
    private long cleanAt = System.nanoTime();

    WebhookWorker(DataSource dataSource, DeliveryTail tail, WebhookSender sender) {
        this.dataSource = dataSource;
        this.tail = tail;
        this.sender = sender;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        work.release();
    }

    private void run() {
        while (!stopped) {
            try {
                ReplicaLock.run(dataSource, LOCK_SPACE, this::lead);
            } catch (SQLException | RuntimeException e) {
                if (Outage.isBehind(e)) {
                    LOG.debug("Webhooks wait for the database", e);
                } else {
                    LOG.warn("Webhooks cannot be sent; trying again", e);
                }
            }
            rest(NOT_LEADING_MILLIS);
        }
    }

    /** Sends until the service ends or the lock is lost. */
    private int lead(ReplicaLock lock) throws SQLException {
        while (!stopped) {
            lock.stillHere();
            if (!pass(lock.connection())) {
                rest(LOOK_MILLIS);
            }
        }
        return 0;
    }

    /** Returns whether there may be more events to read at once. */
    private boolean pass(Connection connection) throws SQLException {
        var more = false;
        var clean = System.nanoTime() - cleanAt >= 0;
        for (var webhook : WebhookTable.active(connection)) {
            more |= advance(connection, webhook);
            for (var delivery : DeliveryTable.due(connection, webhook, DUE_AT_A_TIME)) {
                send(webhook, delivery);
            }
            if (clean) {
                DeliveryTable.dropSurplus(connection, webhook, KEPT_DEAD, DROP_AT_A_TIME);
            }
        }
        if (clean) {
            DeliveryTable.drop(connection, KEPT_DAYS, DROP_AT_A_TIME);
            cleanAt = System.nanoTime() + CLEAN_NANOS;
        }
        return more;
    }

    /** A webhook whose events cannot be read does not delay the others. */
    private boolean advance(Connection connection, Webhook webhook) throws SQLException {
        try {
            return tail.advance(connection, webhook);
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            LOG.errorf(e, "The events for webhook %s of %s cannot be read", webhook.id(), webhook.gym());
            return false;
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
                work.release();
            }
        });
    }

    /** Waits for the next look, or until a message was sent, because the next one may be due. */
    private void rest(long atMostMillis) {
        try {
            if (work.tryAcquire(atMostMillis, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
