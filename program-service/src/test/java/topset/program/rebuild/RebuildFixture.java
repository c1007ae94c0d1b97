package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.program.OnPostgres;
import topset.program.SessionEventPublisher;
import topset.program.intake.SessionLog;
import topset.program.intake.Translator;
import topset.program.rebuild.PlanDifference.Kind;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildRow.State;
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

    /** The position of an intake that has processed every record. */
    private static final IntakePosition AT_THE_END =
            new IntakePosition(Map.of(0, Long.MAX_VALUE, 1, Long.MAX_VALUE, 2, Long.MAX_VALUE, 3, Long.MAX_VALUE));

    final OnPostgres service;
    private final Rebuilds rebuilds;
    private final SessionEventPublisher session;
    private volatile IntakePosition intake = AT_THE_END;

    RebuildFixture() {
        service = OnPostgres.withDatabaseOfItsOwn(
                "rebuild_" + UUID.randomUUID().toString().substring(0, 8));
        // No relay runs here, so the outbox grows.
        rebuilds = replica(Duration.ofDays(1));
        topic(Topics.SESSION_EVENTS);
        forgetOthers();
        session = new SessionEventPublisher(OnPostgres.kafka());
    }

    private record Settings(int workers, Supplier<Duration> unpublished, Duration intakeWithin)
            implements RebuildSettings {
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
        return new Rebuilds(parts(service.clock, OnPostgres.kafka(), unpublishedAtMost));
    }

    /** Creates the parts of a replica with another clock and another address of Kafka. */
    RebuildParts parts(Clock clock, String kafka, Supplier<Duration> unpublishedAtMost) {
        return new RebuildParts(
                service.dataSource,
                service.store,
                service.inbox,
                new SessionLog(service.inbox, new Translator()),
                new PlanRebuild(service.planner, service.catalogues),
                clock,
                new KafkaLink(Map.of("bootstrap.servers", kafka)),
                () -> intake,
                new Settings(2, unpublishedAtMost, Duration.ofMillis(300)));
    }

    /** Runs the work while the intake counts as having read nothing. Events that it has processed stay processed. */
    void whileTheIntakeWaits(Runnable work) {
        intake = new IntakePosition(Map.of());
        try {
            work.run();
        } finally {
            intake = AT_THE_END;
        }
    }

    /** Asserts that a check finds no difference between the log and the stored data, and that it changes nothing. */
    void staysAsItIs(Athlete athlete) {
        var served = served(athlete);

        assertThat(differences(apply(Source.LOG, athlete))).isEmpty();

        assertThat(served(athlete)).isEqualTo(served);
    }

    static void topic(String name) {
        new TopicAdmin(OnPostgres.kafka()).create(name, 4, Map.of());
    }

    /** All fixtures share the log. It has athletes of other fixtures, who are not in this database. */
    private static void forgetOthers() {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", OnPostgres.kafka()))) {
            var topics = admin.describeTopics(List.of(Topics.SESSION_EVENTS))
                    .allTopicNames()
                    .get();
            var all = new HashMap<TopicPartition, RecordsToDelete>();
            topics.forEach((name, topic) -> topic.partitions()
                    .forEach(partition -> all.put(
                            new TopicPartition(name, partition.partition()), RecordsToDelete.beforeOffset(-1))));
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
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
        eventually()
                .until(() -> number("select count(*) from pg_locks where locktype = 'advisory' and classid = 7408"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        == 0);
        var id = replica.start(order, "ops").id();
        Thread.ofPlatform().daemon().start(() -> goOn(replica));
        return id;
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
        return rebuilds.find(id).orElseThrow();
    }

    /** Returns the first differences that a rebuild has found. */
    List<PlanDifference> found(RebuildRow rebuild) {
        return Objects.requireNonNull(row(rebuild.id()).differences()).items();
    }

    /** Returns the first athletes whose data a rebuild has left unchanged. */
    List<LeftAlone> leftAlone(UUID id) {
        return Objects.requireNonNull(row(id).leftAlone());
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

    /** Empties the unlogged tables, as a crash of PostgreSQL does. */
    void loseStaging() {
        try (var connection = service.dataSource.getConnection()) {
            LogCopy.clear(connection);
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
