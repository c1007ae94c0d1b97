package topset.edge.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Outage;
import topset.store.Actor;
import topset.store.audit.AuditEntry;
import topset.store.audit.AuditLog;

/**
 * Writes down operators' calls, refusals and sign-ins. A call that changes something waits for its row; everything else is written by a thread of
 * its own within a second, so that no caller waits for it and a flood of refusals costs a bounded number of rows.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final long WRITE_EVERY_MILLIS = 500;
    private static final long DROP_EVERY_MINUTES = 60;
    private static final long LAST_SECONDS = 2;
    private static final int MOST_TOKENS = 50_000;

    private final AuditLog log;
    private final Duration retention;
    private final Clock clock = Clock.systemUTC();
    private final AuditBuffer buffer = new AuditBuffer();

    /** A token of a day ago has expired. */
    private final Cache<SignIn, Boolean> signIns = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit").daemon().factory());

    @Inject
    AuditTrail(DataSource dataSource, AuditSettings settings) {
        this.log = new AuditLog(dataSource);
        this.retention = settings.retention();
    }

    /** How an operator's call ended, and what it turned out to concern. */
    private record Ending(
            long id,
            int status,
            @Nullable String gym,
            @Nullable String athlete,
            @Nullable String topic) {}

    /** Written by one thread at a time: the writer, or the one that stops it. */
    private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();

    private record SignIn(Actor actor, @Nullable String gym, String issuedAt) {}

    void start(@Observes StartupEvent event) {
        var _ = writer.scheduleWithFixedDelay(
                this::write, WRITE_EVERY_MILLIS, WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        var _ = writer.scheduleWithFixedDelay(this::drop, 1, DROP_EVERY_MINUTES, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The audit ends without all that it had to write");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write(buffer.takeAll());
        writeEndings();
    }

    /** Counts what may come without end: refusals, and what operators look at. */
    public void count(AuditEntry entry) {
        buffer.count(entry, clock.instant());
    }

    /**
     * Somebody has signed in; the same token again is no other sign-in. Counted: an issuer may give out tokens without end.
     *
     * @param how by the page, or with a token
     * @param issuedAt when the token was issued, as it says
     */
    public void signedIn(Actor actor, @Nullable String gym, String how, String issuedAt) {
        if (signIns.asMap().putIfAbsent(new SignIn(actor, gym, issuedAt), true) == null) {
            var athlete = actor.role() == Actor.Role.ATHLETE ? actor.subject() : null;
            count(new AuditEntry(AuditEntry.Kind.SIGN_IN, actor, how, gym, athlete, null, null, 1));
        }
    }

    /**
     * An operator's call begins: it is written down first.
     *
     * @return the row's id
     * @throws topset.store.StoreFailedException when it cannot be written
     */
    public long begin(AuditEntry entry) {
        return log.begin(entry);
    }

    /** An operator's call has ended; written soon after, and again until the database takes it. */
    public void end(long id, int status, @Nullable String gym, @Nullable String athlete, @Nullable String topic) {
        endings.add(new Ending(id, status, gym, athlete, topic));
        try {
            writer.execute(this::writeEndings);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("How a call ended is written with the last rows, unless they are written", stopping);
        }
    }

    /** As many as there were calls when the database went away: without it none begins. */
    private synchronized void writeEndings() {
        for (var next = endings.peek(); next != null; next = endings.peek()) {
            try {
                log.end(next.id(), next.status(), next.gym(), next.athlete(), next.topic());
            } catch (SQLException | RuntimeException e) {
                if (Outage.isBehind(e)) {
                    LOG.debug("How a call ended waits for the database", e);
                    return;
                }
                LOG.errorf(e, "How operation %d ended (%d) was refused and is lost", next.id(), next.status());
            }
            endings.remove(next);
        }
    }

    private void write() {
        write(buffer.take(clock.instant()));
        writeEndings();
        var lost = buffer.takeLost();
        if (lost > 0) {
            LOG.errorf("%d refusals and sign-ins could not be written down: the database was away too long", lost);
        }
    }

    private void write(List<AuditEntry> entries) {
        try {
            log.add(entries);
        } catch (SQLException | RuntimeException e) {
            if (Outage.isBehind(e)) {
                LOG.debug("The audit waits for the database", e);
                buffer.giveBack(entries);
            } else {
                writeEach(entries);
            }
        }
    }

    /** One row that is refused for what it says must not keep back the others. */
    private void writeEach(List<AuditEntry> entries) {
        for (int n = 0; n < entries.size(); n++) {
            var entry = entries.get(n);
            try {
                log.add(List.of(entry));
            } catch (SQLException | RuntimeException e) {
                if (Outage.isBehind(e)) {
                    buffer.giveBack(entries.subList(n, entries.size()));
                    return;
                }
                LOG.errorf(e, "A row of the audit was refused and is lost: %s %s", entry.kind(), entry.action());
            }
        }
    }

    private void drop() {
        try {
            log.drop(OffsetDateTime.now(clock).minus(retention));
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Old audit rows could not be dropped; trying again in an hour", e);
        }
    }
}
