package topset.program.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.KafkaLink;
import topset.edge.Problem;
import topset.program.OnPostgres;
import topset.program.SessionEvents;
import topset.program.intake.QuietIntake;
import topset.program.intake.Translator;
import topset.program.operations.RebuildRow.State;
import topset.program.planning.DifferenceTable;
import topset.program.planning.PlanDifference.Kind;
import topset.program.planning.QuietPlanner;
import topset.program.planning.RebuiltAthlete;
import topset.store.Athlete;
import topset.store.Inbox;
import topset.store.Incoming;

/** The program service's parts with a database of their own and a real Kafka, whose session topic has what is taken in. */
final class RebuildBench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** All that a rebuild makes; without what is random, or a time of storing. */
    private static final Map<String, String> TABLES = Map.of(
            "inbox", "gym, athlete, seen, last_ids, cause, reason",
            "parked_event", "gym, athlete, sequence, event_id, type, value",
            "set_fact", "*",
            "athlete_profile", "gym, athlete, profile",
            "program",
                    "gym, program_id, athlete, starts_on, started_nth, definition, planned_to, next_week_at, decisions",
            "slot_week", "*",
            "program_week", "*",
            "today_backoff", "*",
            "roster_row", "*");

    final OnPostgres service;
    final Rebuilds rebuilds;
    private final SessionEvents session;

    RebuildBench() {
        service = OnPostgres.withDatabaseOfItsOwn(
                "rebuild_" + UUID.randomUUID().toString().substring(0, 8));
        rebuilds = another();
        topic(Topics.SESSION_EVENTS);
        session = new SessionEvents(OnPostgres.kafka());
    }

    /** As of another replica. */
    Rebuilds another() {
        return new Rebuilds(
                service.dataSource,
                service.store,
                new QuietIntake(new Inbox(Translator::erases), new Translator()),
                new QuietPlanner(service.planner),
                new RebuiltAthlete(),
                service.clock,
                new KafkaLink(Map.of("bootstrap.servers", OnPostgres.kafka())));
    }

    static void topic(String name) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", OnPostgres.kafka()))) {
            admin.createTopics(List.of(new NewTopic(name, 4, (short) 1))).all().get();
        } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(TopicExistsException.class);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Published, and taken in as from Kafka. */
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

    /** Begins, once the one before has let go, and waits until it can be switched to. */
    UUID rebuilt() {
        return ready(begun(Topics.SESSION_EVENTS));
    }

    UUID begun(String topic) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(Problem.class)
                .until(() -> rebuilds.start(topic, "ops").id(), java.util.Objects::nonNull);
    }

    /** Gives up what a test has left. */
    void abandonAll() {
        for (var row : rebuilds.newest(5)) {
            if (!row.state().isOver()) {
                rebuilds.abandon(row.id(), PATIENCE);
            }
        }
    }

    UUID ready(UUID id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> row(id),
                        row -> (row.state() == State.READY && row.progress().behind() == 0)
                                || row.state().isOver());
        assertThat(row(id).state()).as("%s", row(id)).isEqualTo(State.READY);
        return id;
    }

    RebuildRow row(UUID id) {
        return rebuilds.find(id).orElseThrow().row();
    }

    RebuildProgress.Switched switchTo(UUID id) {
        rebuilds.switchTo(id, false, PATIENCE);
        return java.util.Objects.requireNonNull(row(id).progress().switched());
    }

    Map<Kind, Long> differences(UUID id) {
        var counts = new TreeMap<Kind, Long>();
        for (DifferenceTable.Count count : rebuilds.find(id).orElseThrow().counts()) {
            counts.put(count.kind(), count.differences());
        }
        return counts;
    }

    /** Everything that is served. */
    Map<String, List<String>> served() {
        var served = new TreeMap<String, List<String>>();
        TABLES.forEach((table, columns) -> served.put(
                table, texts("select t::text from (select " + columns + " from public." + table + ") t order by 1")));
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
