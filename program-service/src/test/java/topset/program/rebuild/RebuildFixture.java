package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.program.OnPostgres;
import topset.program.SessionEventPublisher;
import topset.program.intake.SessionLog;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildRow.LeftAlone;
import topset.program.rebuild.RebuildRow.PlanDifference;
import topset.program.rebuild.RebuildRow.PlanDifference.Kind;
import topset.program.rebuild.RebuildRow.State;
import topset.program.replanning.Transactions;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.testsupport.TopicAdmin;

/** The program service's parts with their own database and a real Kafka: its session topic has all arriving events. */
final class RebuildFixture implements AutoCloseable {

    /** The lock of the Kafka topic, which all fixtures share. */
    static final String LOG = "session topic of the rebuilds";

    /** The derived tables, without random values and times of storing. */
    private static final Map<String, String> TABLES = Map.of(
            "inbox", "gym, athlete, seen, last_ids, cause, reason",
            "parked_event", "gym, athlete, sequence, event_id, type, value",
            "set_fact", "*",
            "athlete_profile", "gym, athlete, profile",
            "program", "gym, program_id, athlete, starts_on, started_nth, state, planned_to, next_week_at",
            "slot_week", "gym, program_id, slot_id, week, revision, revised_after_final, slot_week",
            "program_week", "*",
            "today_backoff", "*",
            "roster_row", "*");

    private static final int PARTITIONS = 4;

    /** The consumer group of an intake that counts as having processed every record. */
    private final String intake = "intake-" + UUID.randomUUID();

    final OnPostgres service;
    private final Rebuilds rebuilds;
    private final SessionEventPublisher session;

    RebuildFixture() {
        service = OnPostgres.withDatabaseOfItsOwn(
                "rebuild_" + UUID.randomUUID().toString().substring(0, 8));
        // No relay runs here, so the outbox grows.
        rebuilds = replica(Duration.ofDays(1));
        topic(Topics.SESSION_EVENTS);
        forgetOthers();
        commit(Long.MAX_VALUE);
        session = new SessionEventPublisher(OnPostgres.kafka());
    }

    private record Settings(int workers, Supplier<Duration> unpublished) implements Rebuilds.Settings {
        @Override
        public Duration unpublishedAtMost() {
            return unpublished.get();
        }
    }

    /** Creates the parts of another replica. */
    Rebuilds replica(Duration unpublishedAtMost) {
        return replica(() -> unpublishedAtMost);
    }

    Rebuilds replica(Supplier<Duration> unpublishedAtMost) {
        return replica(OnPostgres.kafka(), unpublishedAtMost);
    }

    /** Creates the parts of a replica with another address of Kafka. */
    Rebuilds replica(String kafka, Supplier<Duration> unpublishedAtMost) {
        return new Rebuilds(
                service.dataSource, athletes(service.clock), link(kafka), intake, new Settings(2, unpublishedAtMost));
    }

    AthleteRebuild athletes(InstantSource clock) {
        return new AthleteRebuild(
                service.dataSource,
                service.store,
                service.inbox,
                new SessionLog(service.inbox),
                service.planner,
                clock);
    }

    private static KafkaLink link(String kafka) {
        return new KafkaLink(Map.of("bootstrap.servers", kafka));
    }

    /** Lets another run take over a rebuild. */
    UUID takenOver(RebuildRow rebuild) {
        var run = UUID.randomUUID();
        new Transactions(service.dataSource).change(connection -> RebuildTable.takeOver(connection, rebuild.id(), run));
        return run;
    }

    /** Creates a rebuild that no replica runs. */
    RebuildRow unrun(RebuildOrder order) {
        return new Transactions(service.dataSource)
                .run(connection -> RebuildTable.begin(connection, order, "ops").orElseThrow());
    }

    LogReader reader(RebuildRow rebuild, UUID run) {
        return reader(rebuild, run, () -> {});
    }

    /** Creates a reader of the log that calls the given code while it reads. */
    LogReader reader(RebuildRow rebuild, UUID run, Runnable whileReading) {
        var transactions = new Transactions(service.dataSource);
        return new LogReader(link(OnPostgres.kafka()), intake, transactions, rebuild, run, whileReading);
    }

    /** Runs the work while the intake counts as having read nothing. Events that it has processed stay processed. */
    void whileTheIntakeWaits(Runnable work) {
        commit(0);
        try {
            work.run();
        } finally {
            commit(Long.MAX_VALUE);
        }
    }

    private void commit(long offset) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (int n = 0; n < PARTITIONS; n++) {
            offsets.put(new TopicPartition(Topics.SESSION_EVENTS, n), new OffsetAndMetadata(offset));
        }
        administer(admin -> admin.alterConsumerGroupOffsets(intake, offsets).all());
    }

    private static <T> T administer(Function<Admin, KafkaFuture<T>> call) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", OnPostgres.kafka()))) {
            return call.apply(admin).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asserts that a check finds no difference between the log and the stored data, and that it changes nothing. */
    void staysAsItIs(Athlete athlete) {
        var served = served(athlete);

        assertThat(differences(apply(Source.LOG, athlete))).isEmpty();

        assertThat(served(athlete)).isEqualTo(served);
    }

    static void topic(String name) {
        new TopicAdmin(OnPostgres.kafka()).create(name, PARTITIONS, Map.of());
    }

    /** All fixtures share the log. It has athletes of other fixtures, who are not in this database. */
    private static void forgetOthers() {
        var all = new HashMap<TopicPartition, RecordsToDelete>();
        for (int n = 0; n < PARTITIONS; n++) {
            all.put(new TopicPartition(Topics.SESSION_EVENTS, n), RecordsToDelete.beforeOffset(-1));
        }
        administer(admin -> admin.deleteRecords(all).all());
    }

    /** Publishes the events and processes them as the intake does. */
    void arrive(SessionFact... facts) {
        for (var fact : facts) {
            arrive(service.numbered(fact));
        }
    }

    void arrive(Incoming... events) {
        for (var event : events) {
            publish(Topics.SESSION_EVENTS, event);
        }
        service.take(List.of(events));
    }

    void publish(String topic, Incoming event) {
        session.publish(topic, event);
    }

    static RebuildOrder order(Mode mode, Source source, @Nullable Athlete athlete) {
        return new RebuildOrder(
                mode,
                source,
                source == Source.LOG ? Topics.SESSION_EVENTS : null,
                false,
                athlete == null ? null : athlete.gym(),
                athlete == null ? null : athlete.id());
    }

    /** Checks all athletes. */
    RebuildRow check(Source source) {
        return done(order(Mode.CHECK, source, null));
    }

    /** Checks one athlete. */
    RebuildRow check(Source source, Athlete athlete) {
        return done(order(Mode.CHECK, source, athlete));
    }

    /** Rebuilds all athletes with APPLY. */
    RebuildRow apply(Source source) {
        return done(order(Mode.APPLY, source, null));
    }

    /** Rebuilds one athlete with APPLY. */
    RebuildRow apply(Source source, Athlete athlete) {
        return done(order(Mode.APPLY, source, athlete));
    }

    RebuildRow done(RebuildOrder order) {
        return done(begun(rebuilds, order));
    }

    /**
     * Starts a rebuild. The one before may still hold the lock while it closes its Kafka consumer. The service tries
     * again every two seconds, but this replica does not.
     */
    UUID begun(Rebuilds replica, RebuildOrder order) {
        awaitLock();
        var id = replica.start(order, "ops").id();
        Thread.ofPlatform().daemon().start(() -> goOn(replica));
        return id;
    }

    private void awaitLock() {
        eventually()
                .until(() -> number("select count(*) from pg_locks where locktype = 'advisory' and classid = 7408"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        == 0);
    }

    RebuildRow done(UUID id) {
        goOnUntilOver(rebuilds, id);
        assertThat(row(id).state()).as("%s", row(id)).isEqualTo(State.DONE);
        return row(id);
    }

    /** Resumes a rebuild again and again, as the service does, until it is over. */
    void goOnUntilOver(Rebuilds replica, UUID id) {
        eventually().pollInterval(Duration.ofMillis(20)).until(() -> {
            goOn(replica);
            return isOver(row(id));
        });
    }

    private static void goOn(Rebuilds replica) {
        try {
            replica.goOn();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isOver(RebuildRow row) {
        return row.state() == State.DONE || row.state() == State.ABANDONED;
    }

    RebuildRow row(UUID id) {
        return rebuilds.find(id);
    }

    /** Returns the first differences that a rebuild has found. */
    List<PlanDifference> found(RebuildRow rebuild) {
        return Objects.requireNonNull(row(rebuild.id()).differences()).items();
    }

    /** Returns the first athletes whose data a rebuild has left unchanged. */
    List<LeftAlone> leftAlone(UUID id) {
        return Objects.requireNonNull(row(id).leftAlone());
    }

    /** Stops a replica, and waits until it has released the lock. */
    void stop(Rebuilds replica) {
        replica.stop();
        awaitLock();
    }

    /** Ends the rebuilds that a test has left active. */
    void abandonAll() {
        for (var row : rebuilds.newest(5)) {
            if (!isOver(row)) {
                rebuilds.abandon(row.id(), "test");
            }
        }
    }

    Map<Kind, Long> differences(RebuildRow rebuild) {
        var counts = new TreeMap<Kind, Long>();
        row(rebuild.id()).progress().differences().forEach(count -> counts.put(count.kind(), count.differences()));
        return counts;
    }

    /** Returns all derived rows. */
    Map<String, List<String>> served() {
        return served("true");
    }

    /** Returns all derived rows of one athlete's gym. */
    Map<String, List<String>> served(Athlete athlete) {
        return served("gym = '" + athlete.gym() + "'");
    }

    private Map<String, List<String>> served(String where) {
        var served = new TreeMap<String, List<String>>();
        TABLES.forEach((table, columns) -> served.put(
                table,
                texts("select t::text from (select " + columns + " from " + table + " where " + where
                        + ") t order by 1")));
        return served;
    }

    List<String> texts(String sql) {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** Whether an athlete's lock is held. Only athletes' locks have 64-bit keys. */
    boolean isAnAthleteLocked() {
        return number("select count(*) from pg_locks where locktype = 'advisory' and objsubid = 1 and granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                > 0;
    }

    /** Changes rows of an athlete's gym without the service. */
    void execute(String sql, Athlete athlete) {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, athlete.gym());
            assertThat(statement.executeUpdate()).as(sql).isPositive();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
