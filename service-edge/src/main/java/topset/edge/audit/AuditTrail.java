package topset.edge.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.web.Outage;
import topset.store.Actor;
import topset.store.audit.AuditEntry;
import topset.store.audit.AuditLog;

/**
 * An operator's call that changes data waits until its audit row is stored. A separate thread writes all other rows
 * within a second, so no caller waits for them.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class);

    /** The defaults are in {@code microprofile-config.properties}. */
    @ConfigMapping(prefix = "topset.audit")
    interface AuditSettings {
        /** At least thirty days. */
        Duration retention();
    }

    private static final Duration WRITE_EVERY = Duration.ofMillis(500);
    private static final Duration DROP_EVERY = Duration.ofHours(1);
    private static final Duration LAST_WITHIN = Duration.ofSeconds(2);
    private static final int MOST_TOKENS = 50_000;

    private final AuditLog log;
    private final Duration retention;
    private final Clock clock = Clock.systemUTC();
    private final AuditBuffer buffer = new AuditBuffer();

    /** Prevents that a token is recorded twice. After a day, an entry's token has expired. */
    private final Cache<SignIn, Boolean> signIns = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private final Job writing = new Job("audit", WRITE_EVERY, this::write);
    private final Job dropping = new Job("audit-retention", DROP_EVERY, this::drop);

    @Inject
    AuditTrail(DataSource dataSource, AuditSettings settings) {
        this.log = new AuditLog(dataSource);
        this.retention = settings.retention();
    }

    private record EndedCall(String what, Consumer<AuditLog> write) {}

    private final Queue<EndedCall> endings = new ConcurrentLinkedQueue<>();

    private record SignIn(Actor actor, @Nullable String gym, String issuedAt) {}

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(writing);
        jobs.start(dropping);
    }

    void stop(@Observes ShutdownEvent event) {
        writing.stop();
        if (!writing.awaitEnd(LAST_WITHIN)) {
            LOG.warn("The service ends before all rows of the audit are written");
        }
        buffer.end();
        write();
    }

    /** Records an action that a caller can repeat without limit. Similar actions of one minute share a row. */
    public void count(AuditEntry entry) {
        buffer.count(entry, clock.instant());
    }

    /**
     * Records the first use of a token as a sign-in. Later uses have the same {@code issuedAt}. The number of rows is
     * limited, because an issuer can issue any number of tokens.
     */
    public void signedIn(Actor actor, @Nullable String gym, String how, String issuedAt) {
        if (signIns.asMap().putIfAbsent(new SignIn(actor, gym, issuedAt), true) == null) {
            var athlete = actor.role() == Actor.Role.ATHLETE ? actor.subject() : null;
            count(new AuditEntry(AuditEntry.Kind.SIGN_IN, actor, how, gym, athlete, null, null, 1));
        }
    }

    /** Stores the row of an operator's call before the call is executed, and returns its id. */
    public long begin(AuditEntry entry) {
        return log.begin(entry);
    }

    /** Another thread stores the status soon afterwards, and retries until the database accepts it. */
    public void end(long id, int status, @Nullable String gym, @Nullable String athlete, @Nullable String topic) {
        endings.add(new EndedCall(
                "the status of operation %d (%d)".formatted(id, status),
                log -> log.end(id, status, gym, athlete, topic)));
        writing.wake();
    }

    /**
     * Writes each row in its own statement, so that a refused row does not keep the others from being written. The queue
     * of endings needs no limit: no operator's call begins while the database is away, so only running calls add.
     */
    private synchronized void write() {
        for (var row = buffer.next(clock.instant()); row != null && isDone(row); row = buffer.next(clock.instant())) {
            buffer.written();
        }
        for (var end = endings.peek(); end != null && isDone(end.write(), end.what()); end = endings.peek()) {
            endings.remove();
        }
        var lost = buffer.takeLost();
        if (lost > 0) {
            LOG.errorf("%d refusals and sign-ins were not recorded: the database was away for too long", lost);
        }
    }

    private boolean isDone(AuditEntry row) {
        return isDone(to -> to.add(row), row.kind() + " " + row.action());
    }

    /** Returns false if the write must wait for the database. A write that the database refuses is lost. */
    private boolean isDone(Consumer<AuditLog> write, String what) {
        try {
            write.accept(log);
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                LOG.debugf(e, "The audit waits for the database: %s", what);
                return false;
            }
            LOG.errorf(e, "The database refused a row of the audit: it is lost: %s", what);
        }
        return true;
    }

    private void drop() {
        log.drop(OffsetDateTime.now(clock).minus(retention));
    }
}
