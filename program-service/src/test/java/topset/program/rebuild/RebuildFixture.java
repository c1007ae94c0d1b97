package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.edge.web.ContractJson;
import topset.program.OnPostgres;
import topset.program.SessionEventPublisher;
import topset.program.rebuild.Rebuild.State;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildFindings.PlanDifference;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.replanning.PublicationBacklog;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.testsupport.TopicAdmin;

/**
 * The program service's parts on the database of a service that does nothing by itself, and a real Kafka: its session
 * topic has all arriving events.
 */
final class RebuildFixture implements AutoCloseable {

    /** The derived tables, without random values and times of storing. */
    private static final Map<String, String> TABLES = Map.of(
            "inbox", "gym, athlete, seen, last_ids, cause, reason",
            "parked_event", "gym, athlete, sequence, event_id, type, value",
            "set_fact", "*",
            "athlete_profile", "gym, athlete, profile",
            "program", "gym, program_id, athlete, starts_on, state, planned_to, next_week_at",
            "slot_week", "gym, program_id, slot_id, week, revision, revised_after_final, slot_week",
            "program_week", "*",
            "roster_row", "*");

    private static final int PARTITIONS = 4;

    /** The consumer group of an intake that counts as having processed every record. */
    private final String intake = "intake-" + UUID.randomUUID();

    final OnPostgres service;
    private final Rebuilds rebuilds;
    private final SessionEventPublisher session;

    RebuildFixture() {
        service = OnPostgres.on(CDI.current().select(DataSource.class).get());
        truncate();
        // No relay runs here, so the outbox grows.
        rebuilds = replica(Duration.ofDays(1));
        topic(Topics.SESSION_EVENTS);
        forgetOthers();
        commit(Long.MAX_VALUE, "");
        session = new SessionEventPublisher(kafka());
    }

    /** Deletes what the classes before have stored in the database. */
    private static void truncate() {
        var config = ConfigProvider.getConfig();
        try (var owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = owner.createStatement()) {
            statement.execute("do $$ begin execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ')"
                    + " from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'); end $$");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static String kafka() {
        return ConfigProvider.getConfig().getValue(TapeProfile.KAFKA, String.class);
    }

    /** Creates the parts of another replica. */
    Rebuilds replica(Duration unpublishedAtMost) {
        return replica(() -> unpublishedAtMost);
    }

    Rebuilds replica(Supplier<Duration> unpublishedAtMost) {
        return replica(kafka(), unpublishedAtMost);
    }

    /** Creates the parts of a replica with another address of Kafka. */
    Rebuilds replica(String kafka, Supplier<Duration> unpublishedAtMost) {
        return new Rebuilds(
                service.dataSource, athletes(), link(kafka), intake, new PublicationBacklog(unpublishedAtMost), 2);
    }

    AthleteRebuild athletes() {
        return new AthleteRebuild(service.store, service.planner, service.clock);
    }

    private static KafkaLink link(String kafka) {
        return new KafkaLink(Map.of("bootstrap.servers", kafka));
    }

    /** Lets another run take over the active rebuild. */
    static Rebuild takenOver() {
        return QuarkusTransaction.requiringNew().call(Rebuild::beginRun).orElseThrow();
    }

    /** Creates a rebuild that no replica runs. */
    Rebuild unrun(RebuildOrder order) {
        var rebuild = Rebuild.of(order.complete(), "ops");
        QuarkusTransaction.requiringNew().run(() -> rebuild.persist());
        return rebuild;
    }

    LogCopy copy(Rebuild rebuild) {
        return new LogCopy(link(kafka()), intake, service.dataSource, rebuild, () -> {});
    }

    /** Runs the work while the intake counts as having read nothing. Events that it has processed stay processed. */
    void whileTheIntakeWaits(Runnable work) {
        whileTheIntakeIsAt(0, "", work);
    }

    /** Runs the work while the intake has committed an offset, with the id of the topic to which it belongs. */
    void whileTheIntakeIsAt(long offset, String topicId, Runnable work) {
        commit(offset, topicId);
        try {
            work.run();
        } finally {
            commit(Long.MAX_VALUE, "");
        }
    }

    private void commit(long offset, String topicId) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (int n = 0; n < PARTITIONS; n++) {
            offsets.put(new TopicPartition(Topics.SESSION_EVENTS, n), new OffsetAndMetadata(offset, topicId));
        }
        administer(admin -> admin.alterConsumerGroupOffsets(intake, offsets).all());
    }

    String topicId() {
        var topics = LogCopy.topics(link(kafka()), Topics.SESSION_EVENTS);
        return Objects.requireNonNull(topics.get(Topics.SESSION_EVENTS))
                .topicId()
                .toString();
    }

    private static <T> T administer(Function<Admin, KafkaFuture<T>> call) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka()))) {
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
        new TopicAdmin(kafka()).create(name, PARTITIONS, Map.of());
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
    Rebuild check(Source source) {
        return done(order(Mode.CHECK, source, null));
    }

    /** Checks one athlete. */
    Rebuild check(Source source, Athlete athlete) {
        return done(order(Mode.CHECK, source, athlete));
    }

    /** Rebuilds all athletes with APPLY. */
    Rebuild apply(Source source) {
        return done(order(Mode.APPLY, source, null));
    }

    /** Rebuilds one athlete with APPLY. */
    Rebuild apply(Source source, Athlete athlete) {
        return done(order(Mode.APPLY, source, athlete));
    }

    Rebuild done(RebuildOrder order) {
        return done(begun(rebuilds, order));
    }

    /**
     * Starts a rebuild. The one before may still hold the lock while it closes its Kafka consumer. The service tries
     * again every two seconds, but this replica does not.
     */
    UUID begun(Rebuilds replica, RebuildOrder order) {
        awaitLock();
        var id = replica.start(order, "ops").id;
        Thread.ofPlatform().daemon().start(() -> goOn(replica));
        return id;
    }

    private void awaitLock() {
        eventually()
                .until(() -> number("select count(*) from pg_locks where locktype = 'advisory' and classid = 7408"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        == 0);
    }

    Rebuild done(UUID id) {
        goOnUntilOver(rebuilds, id);
        assertThat(row(id).state).as("%s", ContractJson.text(row(id))).isEqualTo(State.DONE);
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

    static boolean isOver(Rebuild row) {
        return row.state == State.DONE || row.state == State.ABANDONED;
    }

    Rebuild row(UUID id) {
        return rebuilds.find(id);
    }

    /** Returns the first differences that a rebuild has found. */
    List<PlanDifference> found(Rebuild rebuild) {
        return Objects.requireNonNull(row(rebuild.id).differences).items();
    }

    /** Returns the first athletes whose data a rebuild has left unchanged. */
    List<LeftAlone> leftAlone(UUID id) {
        return Objects.requireNonNull(row(id).leftAlone);
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
                rebuilds.abandon(row.id, "test");
            }
        }
    }

    Map<Kind, Long> differences(Rebuild rebuild) {
        var counts = new TreeMap<Kind, Long>();
        row(rebuild.id).progress.differences.forEach(count -> counts.put(count.kind(), count.differences()));
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
