package topset.program.sets;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import topset.edge.web.Outage;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * Exchanges notices between the replicas through PostgreSQL (NOTIFY): a replica that has committed an athlete's events
 * names the athlete, so that the requests that wait on other replicas read the database at once. Each notice begins with
 * the id of its sender. A notice without athletes only says that the sender runs, and every replica sends one every ten
 * seconds. A replica that hears no other replica sends no athletes.
 *
 * <p>Notices are sent after the commit and may get lost. So a waiting request also polls.
 */
@ApplicationScoped
public class ArrivalNotices {
    static final String CHANNEL = "topset_arrivals";

    /** The largest number of athletes in a notice. PostgreSQL allows 8,000 bytes, and an athlete needs 17. */
    static final int MOST_ATHLETES = 400;

    private static final Logger LOG = Logger.getLogger(ArrivalNotices.class);
    private static final int MOST_UNSENT = 10_000;
    private static final int HEXADECIMAL = 16;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_NOTICES = Duration.ofMillis(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_NOTICE = Duration.ofSeconds(3);

    /** The longest wait for notices. It is shorter than the socket's time-out. */
    private static final int LISTEN_MILLIS = 1_000;

    private final DataSource dataSource;
    private final String self = UUID.randomUUID().toString();
    private final BlockingQueue<Long> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);

    /** The time at which this replica has last heard each replica, itself included. */
    private final Map<String, Long> heardAt = new ConcurrentHashMap<>();

    private volatile @Nullable Thread sender;
    private volatile boolean stopped;

    public ArrivalNotices(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Starts to listen and to send.
     *
     * @param heard is called with the {@link #hash} of each athlete that another replica names
     */
    void start(LongConsumer heard) {
        Thread.ofVirtual().name("arrivals-of-replicas").start(() -> listen(heard));
        sender = Thread.ofVirtual().name("arrival-notices").start(this::sendAll);
    }

    /** Stops to listen and to send. The last notice has been sent when this method returns. */
    void stop() {
        stopped = true;
        var sending = sender;
        if (sending != null) {
            sending.interrupt();
            try {
                sending.join(LAST_NOTICE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Whether this replica and at least one other have been heard lately. If so, the other replica's commits are heard
     * too.
     */
    boolean hasPeers() {
        var since = System.nanoTime() - SILENCE.toNanos();
        heardAt.values().removeIf(at -> at - since < 0);
        return heardAt.size() > 1 && heardAt.containsKey(self);
    }

    /** Names an athlete to the other replicas soon. Does nothing if there are none, or if too many athletes wait. */
    void send(Athlete athlete) {
        if (hasPeers()) {
            unsent.offer(hash(athlete));
        }
    }

    /**
     * Returns a number that names an athlete in notices. Two athletes may have the same number, which costs a needless
     * query.
     */
    static long hash(Athlete athlete) {
        var key = athlete.key();
        long hash = FNV_START;
        for (int n = 0; n < key.length(); n++) {
            hash = (hash ^ key.charAt(n)) * FNV_PRIME;
        }
        return hash;
    }

    private void sendAll() {
        try {
            while (!stopped) {
                Set<Long> athletes = new LinkedHashSet<>();
                athletes.add(unsent.take());
                unsent.drainTo(athletes, MOST_ATHLETES - 1);
                try (var connection = dataSource.getConnection()) {
                    send(connection, athletes);
                } catch (SQLException e) {
                    LOG.debug("A notice to other replicas is lost; their requests poll", e);
                }
                // Many athletes share a notice, because each notice takes a lock that all notices of the database
                // share.
                TimeUnit.NANOSECONDS.sleep(BETWEEN_NOTICES.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Connection connection, Set<Long> athletes) throws SQLException {
        var notice = Stream.concat(Stream.of(self), athletes.stream().map(Long::toHexString))
                .collect(Collectors.joining(" "));
        Sql.exists(connection, "select pg_notify(?, ?)", CHANNEL, notice);
    }

    private void listen(LongConsumer heard) {
        while (!stopped) {
            try (var connection = dataSource.getConnection()) {
                listen(connection, heard);
            } catch (SQLException | RuntimeException e) {
                if (!stopped && !Outage.isBehind(e)) {
                    LOG.warn("Notices of other replicas cannot be read; trying again", e);
                }
            }
            rest();
        }
    }

    private void listen(Connection connection, LongConsumer heard) throws SQLException {
        Sql.change(connection, "listen " + CHANNEL);
        try {
            var notices = connection.unwrap(PGConnection.class);
            long nextSign = System.nanoTime();
            while (!stopped) {
                if (System.nanoTime() - nextSign >= 0) {
                    send(connection, Set.of());
                    nextSign = System.nanoTime() + BETWEEN_SIGNS.toNanos();
                }
                for (var notice : notices.getNotifications(LISTEN_MILLIS)) {
                    if (isOfNewReplica(notice.getParameter(), heard)) {
                        nextSign = System.nanoTime();
                    }
                }
            }
        } finally {
            Sql.change(connection, "unlisten " + CHANNEL);
        }
    }

    /** Reads a notice. Returns whether its sender is new, so that this replica answers with a notice of its own. */
    private boolean isOfNewReplica(String notice, LongConsumer heard) {
        var words = notice.split(" ", -1);
        var isOther = !words[0].equals(self);
        if (isOther) {
            for (int n = 1; n < words.length; n++) {
                heard.accept(Long.parseUnsignedLong(words[n], HEXADECIMAL));
            }
        }
        return heardAt.put(words[0], System.nanoTime()) == null && isOther;
    }

    private static void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAILURE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
