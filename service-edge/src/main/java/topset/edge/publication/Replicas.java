package topset.edge.publication;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * Wakes what waits for a commit: on this replica at once, and on the service's other replicas by notices of PostgreSQL
 * (NOTIFY). A notice names athletes and gyms by 64-bit numbers. It is sent after the commit and may get lost, so what
 * waits also polls. A replica that has no other sends no notices (ADR 0136).
 */
@ApplicationScoped
public class Replicas {
    /** The key that every notice of a commit contains. */
    public static final long OUTBOX = 0;

    static final String CHANNEL = "topset_commits";

    /** The largest number of keys in a notice. PostgreSQL allows 8,000 bytes, and a key needs 17. */
    static final int MOST_KEYS = 400;

    /** Every replica holds this advisory lock together with the others, so their number can be counted. */
    private static final int LOCK_SPACE = 7_411;

    private static final String COUNT = "select count(*) from pg_locks l join pg_database d on d.oid = l.database"
            + " where d.datname = current_database() and l.locktype = 'advisory' and l.classid = " + LOCK_SPACE;

    private static final int MOST_UNSENT = 10_000;
    private static final int HEXADECIMAL = 16;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_NOTICES = Duration.ofMillis(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** The longest wait for notices. It is shorter than the socket's time-out. */
    private static final int LISTEN_MILLIS = 1_000;

    private final DataSource dataSource;
    private final String self = UUID.randomUUID().toString();
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Long> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);
    private final Job listening = new Job("notices-of-replicas", LOOK_EVERY, this::listen);
    private final Job sending = new Job("notices-to-replicas", LOOK_EVERY, this::send);

    /** The number of replicas, this one included; 0 if this replica does not hear notices. */
    private volatile int replicas;

    public Replicas(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits for commits. It must return at once. */
    @FunctionalInterface
    public interface CommitListener {
        /**
         * Called for the {@link #key} of each gym whose events were committed. For a commit of another replica, also
         * for each locked owner and for {@link #OUTBOX}. Two names may have the same key, which costs a needless query.
         */
        void committed(long key, boolean byOther);
    }

    public void onCommit(CommitListener listener) {
        listeners.add(listener);
    }

    public void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(listening);
        jobs.start(sending);
        listening.wake();
    }

    /** Whether this replica hears the commits of all others, if there are any. */
    public boolean hears() {
        return replicas > 0;
    }

    /** Whether there are other replicas, and this one hears them. */
    public boolean hasOthers() {
        return replicas > 1;
    }

    /** Whether no other replica commits events. False while this replica cannot know. */
    public boolean isAlone() {
        return replicas == 1;
    }

    public void committed(Collection<Athlete> owners) {
        for (var gym : owners.stream().map(Athlete::gym).distinct().toList()) {
            wake(key(gym), false);
        }
        if (hasOthers()) {
            unsent.offer(OUTBOX);
            for (var owner : owners) {
                unsent.offer(key(owner.gym()));
                unsent.offer(key(owner.key()));
            }
            sending.wake();
        }
    }

    /** Returns the number that stands for a gym or for an {@link Athlete#key} in notices. */
    public static long key(String name) {
        long hash = FNV_START;
        for (int n = 0; n < name.length(); n++) {
            hash = (hash ^ name.charAt(n)) * FNV_PRIME;
        }
        return hash;
    }

    private void wake(long key, boolean byOther) {
        listeners.forEach(listener -> listener.committed(key, byOther));
    }

    /** A notice that cannot be sent is lost; what waits on other replicas polls. */
    private void send() throws SQLException {
        for (var keys = unsent(); !keys.isEmpty(); keys = unsent()) {
            try (var connection = dataSource.getConnection()) {
                send(connection, keys);
            }
            // Many commits share a notice, because each notice takes a lock that all notices of the database share.
            LockSupport.parkNanos(BETWEEN_NOTICES.toNanos());
        }
    }

    private Set<Long> unsent() {
        Set<Long> keys = new LinkedHashSet<>();
        unsent.drainTo(keys, MOST_KEYS);
        return keys;
    }

    private void send(Connection connection, Set<Long> keys) throws SQLException {
        var notice = Stream.concat(Stream.of(self), keys.stream().map(Long::toHexString))
                .collect(Collectors.joining(" "));
        Sql.exists(connection, "select pg_notify(?, ?)", CHANNEL, notice);
    }

    private void listen() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            listen(connection);
        } finally {
            replicas = 0;
        }
    }

    private void listen(Connection connection) throws SQLException {
        Sql.exists(connection, "select pg_advisory_lock_shared(" + LOCK_SPACE + ", 1)");
        Sql.change(connection, "listen " + CHANNEL);
        try {
            // Without keys: the others count again, so they send notices from now on.
            send(connection, Set.of());
            var notices = connection.unwrap(PGConnection.class);
            long nextCount = System.nanoTime();
            while (!listening.isStopped()) {
                if (System.nanoTime() - nextCount >= 0) {
                    replicas = Sql.one(connection, COUNT, row -> row.getInt(1));
                    nextCount = System.nanoTime() + BETWEEN_COUNTS.toNanos();
                }
                for (var notice : notices.getNotifications(LISTEN_MILLIS)) {
                    if (read(notice.getParameter())) {
                        nextCount = System.nanoTime();
                    }
                }
            }
        } finally {
            Sql.change(connection, "unlisten " + CHANNEL);
            Sql.exists(connection, "select pg_advisory_unlock_shared(" + LOCK_SPACE + ", 1)");
        }
    }

    /** Reads a notice. Returns whether it is the first of a replica that has begun. */
    private boolean read(String notice) {
        var words = notice.split(" ", -1);
        for (int n = 1; n < words.length && !words[0].equals(self); n++) {
            wake(Long.parseUnsignedLong(words[n], HEXADECIMAL), true);
        }
        return words.length == 1;
    }
}
