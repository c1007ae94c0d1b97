package topset.program.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.program.operations.CatchUp.Change;
import topset.program.operations.RebuildProgress.Switched;
import topset.program.operations.RebuildRow.State;
import topset.program.operations.RebuildRow.Wish;
import topset.program.planning.ToldAnew;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.StoreFailedException;
import topset.store.StoreTransaction;
import topset.store.StoredAthletes;

/**
 * One rebuild, on a thread of its own: reads the session topic into facts, plans every athlete anew, follows what happens meanwhile, and
 * switches when it is told to. The served state is read, never written, until then.
 */
final class RebuildRun {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int MOST_AHEAD = 2_000;
    private static final int ATHLETES_AT_A_TIME = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 5;
    private static final String WAITING = "waiting for ";

    /** Writers' own patience with a lock is 2 s (ADR 0040). */
    private static final Duration GATE = Duration.ofMillis(1_500);

    private final UUID id;
    private final Connection hold;
    private final DataSource dataSource;
    private final EventStore store;
    private final NextGeneration generation;
    private final Clock clock;
    private final CatchUp catchUp;
    private volatile boolean stopping;
    private RebuildProgress progress = RebuildProgress.NONE;
    private State state = State.READING;
    private @Nullable String says;
    private String since = "0";
    private long beatAt;

    /** @param hold a connection with the lock that makes this the only rebuild; it is alive for as long as the connection is */
    RebuildRun(
            UUID id,
            Connection hold,
            DataSource dataSource,
            EventStore store,
            NextGeneration generation,
            CatchUp catchUp,
            Clock clock) {
        this.id = id;
        this.hold = hold;
        this.dataSource = dataSource;
        this.store = store;
        this.generation = generation;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    /** Work in a transaction of the next generation. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The switch is to be tried again: not everything was caught up in time. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotYet(String reason) {
            super(reason);
        }
    }

    /** Ends soon; nothing has changed by it, unless it has switched. */
    void stop() {
        stopping = true;
    }

    /** Runs until it has switched, or is given up. */
    void run(SessionTopic history, @Nullable SessionTopic then) throws SQLException {
        try {
            inNext(connection -> {
                generation.begin(connection);
                return true;
            });
            readAll(history, then != null);
            if (then != null) {
                readAll(then, false);
            }
            planAll();
            follow(then == null ? history : then);
        } catch (RebuildOver over) {
            LOG.infof("Rebuild %s ends: %s", id, over.getMessage());
            abandon(String.valueOf(over.getMessage()));
        } catch (SQLException | RuntimeException failure) {
            LOG.errorf(failure, "Rebuild %s failed", id);
            abandon("it failed: " + failure);
        }
    }

    private void readAll(SessionTopic topic, boolean everything) throws SQLException {
        var ends = fromKafka(() -> topic.ends(PATIENCE));
        long before = progress.recordsInAll();
        long inAll = before + fromKafka(() -> topic.records(ends));
        do {
            takeIn(topic, everything);
            progress = progress.read(before + topic.read(), inAll);
            beatOrEnd();
        } while (!fromKafka(() -> topic.isAt(ends)));
        beat(true);
    }

    /** However long it takes Kafka to answer: what was read so far would be lost otherwise. */
    private <T> T fromKafka(Supplier<T> question) throws SQLException {
        while (true) {
            try {
                return question.get();
            } catch (KafkaException away) {
                says = WAITING + "Kafka: " + away.getMessage();
                beat(true);
                wish();
                pause();
            }
        }
    }

    private void takeIn(SessionTopic topic, boolean everything) throws SQLException {
        if (catchUp.ahead() < MOST_AHEAD) {
            catchUp.read(topic.poll(POLL));
            if (says != null && says.startsWith(WAITING)) {
                says = null;
            }
        } else {
            says = WAITING + "the intake, which is more than " + MOST_AHEAD + " events behind";
            pause();
        }
        catchUp.forget(inNext(connection -> catchUp.take(connection, everything)));
    }

    private void planAll() throws SQLException {
        state = State.PLANNING;
        for (var table : inNext(generation::tables)) {
            inNext(connection -> {
                generation.analyze(connection, table);
                return true;
            });
        }
        since = inNext(generation::horizon);
        var athletes = new ArrayList<Athlete>();
        var last = new Athlete("", "");
        List<Athlete> more;
        do {
            var after = last;
            more = inNext(connection -> StoredAthletes.after(connection, after, ATHLETES_AT_A_TIME));
            athletes.addAll(more);
            last = more.isEmpty() ? last : more.getLast();
        } while (!more.isEmpty());
        athletes.forEach(athlete -> catchUp.change(athlete, Change.ALL));
        int inAll = catchUp.changed().size();
        for (var athlete : List.copyOf(catchUp.changed().keySet())) {
            plan(athlete, false);
            progress = progress.planned(progress.athletesPlanned() + 1, inAll);
            beatOrEnd();
        }
        beat(true);
    }

    private void follow(SessionTopic topic) throws SQLException {
        while (true) {
            try {
                followOnce(topic);
            } catch (KafkaException away) {
                says = WAITING + "Kafka: " + away.getMessage();
            }
            progress = progress.behind(catchUp.changed().size());
            if (state == State.PLANNING) {
                state = State.READY;
                beat(true);
            }
            beat(false);
            var wish = wish();
            if (wish != null && switchOver(topic, wish == Wish.SWITCH_EVEN_IF_LESS)) {
                return;
            }
        }
    }

    private void followOnce(SessionTopic topic) throws SQLException {
        takeIn(topic, false);
        inNext(connection -> {
            var horizon = generation.horizon(connection);
            catchUp.look(connection, since).forEach(catchUp::change);
            since = horizon;
            return true;
        });
        if (!catchUp.changed().isEmpty()) {
            var ends = topic.ends(PATIENCE);
            boolean atEnd = topic.isAt(ends);
            for (var athlete : List.copyOf(catchUp.changed().keySet())) {
                plan(athlete, atEnd && !catchUp.isAhead(athlete));
                beat(false);
            }
        }
    }

    /** Plans an athlete under the lock that writers of the athlete take, so that it is compared with one state. */
    private void plan(Athlete athlete, boolean evenIfBehind) {
        var change = catchUp.changed().get(athlete);
        if (change == null) {
            return;
        }
        try {
            boolean done = store.transact(List.of(athlete), tx -> {
                var connection = tx.connection();
                generation.enter(connection);
                RebuildTable.require(connection, id);
                if (!evenIfBehind && generation.isBehind(connection, athlete)) {
                    return false;
                }
                catchUp.plan(connection, athlete, change);
                return true;
            });
            if (done) {
                catchUp.changed().remove(athlete);
            }
        } catch (StoreFailedException failure) {
            // Tried again in the next round, unless the hold is lost as well.
            LOG.warnf("Rebuild %s could not plan %s: %s", id, athlete, failure);
        }
    }

    private boolean switchOver(SessionTopic topic, boolean evenIfLess) throws SQLException {
        state = State.SWITCHING;
        says = null;
        beat(true);
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                topic.ends(PATIENCE); // while nobody waits: Kafka may be away
                followOnce(topic);
                var began = System.nanoTime();
                var done = store.transactAlone(tx -> alone(tx, topic, evenIfLess));
                LOG.infof(
                        "Rebuild %s is what is served now, after a gate of %d ms: %s",
                        id, Duration.ofNanos(System.nanoTime() - began).toMillis(), done);
                return true;
            } catch (NotYet late) {
                says = late.getMessage();
            } catch (StoreFailedException | KafkaException failure) {
                says = "not switched: " + failure.getMessage();
                LOG.warnf(failure, "Rebuild %s could not switch", id);
            } catch (IllegalStateException refused) {
                says = refused.getMessage();
                break;
            }
            mayGoOn();
        }
        progress = progress.behind(catchUp.changed().size());
        state = State.READY;
        beat(true);
        return false;
    }

    /** Nobody writes now. */
    private Switched alone(StoreTransaction tx, SessionTopic topic, boolean evenIfLess) throws SQLException {
        var began = System.nanoTime();
        var connection = tx.connection();
        generation.enter(connection);
        RebuildTable.require(connection, id);
        var ends = topic.ends(GATE.dividedBy(2));
        while (!topic.isAt(ends)) {
            catchUp.read(topic.poll(Duration.ofMillis(20)));
            inTime(began, "the session topic was not read to its end");
        }
        var taken = catchUp.take(connection, false);
        var changes = new LinkedHashMap<>(catchUp.changed());
        taken.changes().forEach((athlete, change) -> changes.merge(athlete, change, Change::and));
        catchUp.look(connection, since).forEach((athlete, change) -> changes.merge(athlete, change, Change::and));
        for (var change : changes.entrySet()) {
            catchUp.plan(connection, change.getKey(), change.getValue());
            inTime(began, changes.size() + " athletes were not planned");
        }
        long less = generation.withFewerEvents(connection);
        if (less > 0 && !evenIfLess) {
            throw new IllegalStateException(
                    "of " + less
                            + " athletes the topic has fewer events than were taken in: republish it, or switch with acceptMissing");
        }
        var now = clock.instant();
        var told = ToldAnew.tell(tx, now);
        generation.takeOver(connection, id);
        var done = new Switched(
                now.atOffset(ZoneOffset.UTC),
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                told.targets(),
                told.flags(),
                told.backoffs());
        RebuildTable.write(connection, id, State.SWITCHED, progress.switched(done), null);
        return done;
    }

    private static void inTime(long began, String otherwise) {
        if (System.nanoTime() - began > GATE.toNanos()) {
            throw new NotYet("not switched: " + otherwise + " within " + GATE.toMillis() + " ms");
        }
    }

    private void mayGoOn() throws SQLException {
        if (stopping) {
            throw new RebuildOver("its service was stopped");
        }
        if (!hold.isValid(2)) {
            throw new RebuildOver("its connection was lost");
        }
    }

    /** What an operator asks for. */
    private @Nullable Wish wish() throws SQLException {
        mayGoOn();
        var wish = inNext(connection -> RebuildTable.takeWish(connection, id)).orElse(null);
        if (wish == Wish.ABANDON) {
            throw new RebuildOver("an operator gave it up");
        }
        return wish;
    }

    private void beatOrEnd() throws SQLException {
        if (beat(false)) {
            wish();
        }
    }

    /** Writes down where it stands: now, or if it has not for a while. */
    private boolean beat(boolean now) throws SQLException {
        boolean due = now || System.nanoTime() - beatAt > BEAT.toNanos();
        if (due) {
            inNext(connection -> {
                RebuildTable.write(connection, id, state, progress, says);
                return true;
            });
            beatAt = System.nanoTime();
        }
        return due;
    }

    private void abandon(String reason) {
        try {
            if (hold.isValid(2)) { // the tables may be another's otherwise
                generation.begin(hold); // empties them: nobody is to be found there who is erased one day
            }
        } catch (SQLException failure) {
            LOG.debug("The next rebuild empties the tables", failure);
        }
        try (var connection = dataSource.getConnection()) {
            RebuildTable.write(connection, id, State.ABANDONED, progress, reason);
        } catch (SQLException failure) {
            LOG.debug("Whoever looks next says so", failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw new RebuildOver("its service was stopped");
        }
    }

    private <T> T inNext(Work<T> work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                generation.enter(connection);
                generation.takeTime(connection);
                RebuildTable.require(connection, id);
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
