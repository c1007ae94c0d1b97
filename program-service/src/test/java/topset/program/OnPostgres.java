package topset.program;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.PlannedLift;
import topset.contract.ProfileDetails;
import topset.contract.SessionFact;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.edge.publication.Replicas;
import topset.edge.web.ContractJson;
import topset.local.servers.Database;
import topset.program.catalogue.GymCatalogues;
import topset.program.coaching.Commands;
import topset.program.coaching.EquipmentChanges;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.ProgramService;
import topset.program.coaching.RuleChecks;
import topset.program.intake.Intake;
import topset.program.intake.IntakeBatch;
import topset.program.intake.SessionFacts;
import topset.program.intake.Traces;
import topset.program.plans.PlanAsOf;
import topset.program.plans.Plans;
import topset.program.plans.Waiters;
import topset.program.profiles.ProfileService;
import topset.program.replanning.Planner;
import topset.program.replanning.PublicationBacklog;
import topset.program.replanning.TimeSweep;
import topset.program.settings.GymService;
import topset.rules.DecisionOf;
import topset.rules.lift.LiftRequest;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;
import topset.testsupport.Eventually;
import topset.testsupport.SuppliedClock;
import topset.testsupport.TemporaryStack;

/**
 * The program service's parts on a real PostgreSQL, with a clock that tests set. All tests of the run share the server.
 * Each thread that runs tests has a database of its own, so that classes can run in parallel.
 */
public final class OnPostgres {
    /** The servers, which are started when the first test needs them. */
    private static final class Real {
        static final TemporaryStack STACK = TemporaryStack.start();
        static final String TEMPLATE = migrated("topset_template");

        private static String migrated(String name) {
            database(create(name)).migrate();
            return name;
        }
    }

    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final ThreadLocal<DataSource> OF_THE_THREAD =
            ThreadLocal.withInitial(() -> poolOfCopy("topset_tests_" + THREADS.incrementAndGet()));

    /** The clock's time, which tests change. */
    public Instant now = Instant.parse("2026-11-24T12:00:00Z");

    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    public final Inbox inbox = new Inbox(SessionFacts::erases);
    public final DataSource dataSource;

    /** Not started: it hears no other replica. */
    public final Replicas replicas;

    public final EventStore store;
    public final GymCatalogues catalogues;
    public final Planner planner;
    public final Clock clock;
    public final Commands commands;
    public final AsKim.Programs programs;
    public final AsKim.Coach coach;
    public final Waiters waiters;
    public final Plans plans;
    public final Intake intake;
    public final TimeSweep sweep;
    public final EquipmentChanges equipment;
    public final GymService gyms;

    private final Map<Athlete, Long> sequences = new HashMap<>();

    public OnPostgres() {
        this(OF_THE_THREAD.get());
    }

    /** Uses a separate database on the same server, with the schema of the migrations. */
    public static OnPostgres withDatabaseOfItsOwn(String name) {
        return new OnPostgres(poolOfCopy(name));
    }

    /** Uses the connections of a database that has the schema of the migrations. */
    public static OnPostgres on(DataSource dataSource) {
        return new OnPostgres(dataSource);
    }

    /** Creates a database without tables on the same server. */
    static String create(String name) {
        Real.STACK.createDatabase(name, Database.PROGRAM.owner());
        return name;
    }

    /** Uses the thread's database through a data source that a test wraps. */
    public static OnPostgres through(UnaryOperator<DataSource> wrapped) {
        return new OnPostgres(wrapped.apply(OF_THE_THREAD.get()));
    }

    /** Returns the address of the Kafka beside that PostgreSQL. */
    public static String kafka() {
        return Real.STACK.parts().bootstrapServers();
    }

    private OnPostgres(DataSource dataSource) {
        this.dataSource = dataSource;
        this.replicas = new Replicas(dataSource);
        this.store = new EventStore(dataSource, owners -> replicas.committed(owners));
        clock = new SuppliedClock(() -> now);
        catalogues = new GymCatalogues(new Exercises(), dataSource);
        planner = new Planner(new SimpleMeterRegistry(), catalogues);
        waiters = new Waiters(replicas, dataSource);
        commands = new Commands(store, planner, new RuleChecks(clock), catalogues, clock);
        var service = new ProgramService(dataSource, clock);
        programs = new AsKim.Programs(commands, service, new ProfileService(dataSource));
        coach = new AsKim.Coach(commands);
        plans = new Plans(dataSource, waiters, catalogues, clock);
        intake = new Intake(
                store, inbox, catalogues, planner, waiters, new Traces(OpenTelemetry.noop()), clock, metrics);
        sweep = new TimeSweep(dataSource, store, planner, clock);
        gyms = new GymService(store, dataSource, clock);
        equipment = new EquipmentChanges(
                dataSource, store, planner, catalogues, clock, new PublicationBacklog(() -> Duration.ofDays(1)));
    }

    /** Creates an athlete in a separate gym in Berlin, with a bench press from 120 kg in slot d1-bench-press. */
    public Athlete lifter(LocalDate startsOn) {
        var athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        programs.changeProfile(athlete, berlin("Europe/Berlin"));
        programs.start(athlete.gym(), benchPress(athlete, startsOn, 120));
        return athlete;
    }

    public static ProfileDetails berlin(String zone) {
        return DecisionOf.profile(zone, WeightUnit.KG);
    }

    public static ProgramRequest benchPress(Athlete athlete, LocalDate startsOn, int load) {
        var lift = new LiftRequest(
                "d1-bench-press",
                1,
                "bench-press",
                new PlannedLift.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null, null),
                new PlannedLift.Progression("LINEAR", null, null),
                new LiftRequest.Start(BigDecimal.valueOf(load), null, null, null, null),
                null,
                null);
        return new ProgramRequest(null, athlete.id(), startsOn, null, null, null, null, List.of(lift), null);
    }

    /** Processes facts as if they came from Kafka, numbered in the given order. */
    public void arrive(SessionFact... facts) {
        var batch = new ArrayList<Incoming>();
        for (var fact : facts) {
            batch.add(numbered(fact));
        }
        take(batch);
    }

    /** Returns the fact as the athlete's next event. */
    public Incoming numbered(SessionFact fact) {
        var athlete = new Athlete(fact.gym(), fact.athleteId());
        return incoming(
                athlete,
                sequences.merge(athlete, 1L, Long::sum),
                EventType.of(fact).ceType(),
                ContractJson.write(fact));
    }

    public static Incoming incoming(Athlete athlete, long sequence, String type, byte @Nullable [] value) {
        var id = athlete.gym() + "/session-x/" + sequence;
        var time = OffsetDateTime.parse("2026-11-24T12:00:00Z");
        var headers = new Envelope(
                        id,
                        "/topset/session-service",
                        type,
                        time,
                        athlete.id(),
                        athlete.gym(),
                        "session-x",
                        sequence,
                        sequence,
                        time,
                        "urn:topset:schema:X:v1",
                        null)
                .headers();
        return new Incoming(athlete, sequence, id, type, headers, value);
    }

    public void take(List<Incoming> batch) {
        intake.take(new IntakeBatch(batch));
    }

    /** Returns the active program's plan, from its first week on. */
    public PlanAsOf plan(Athlete athlete) {
        return plans.require(athlete, null, current -> 1);
    }

    /** Returns the top load of a week, rounded to the equipment. */
    public String topLoad(Athlete athlete, int week) {
        return plan(athlete)
                .program()
                .target(week, "d1-bench-press")
                .orElseThrow()
                .slotWeek()
                .prescription()
                .load()
                .shown();
    }

    /** Returns the number of rows that a table has for an athlete's gym. */
    public long count(String table, Athlete athlete) {
        return number("select count(*) from " + table + " where gym = ?", athlete.gym());
    }

    public long number(String sql, String parameter) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the stored state of an athlete's weeks unreadable. */
    public void damage(Athlete athlete) {
        change("update slot_week set slot_week = '{' where gym = ?", athlete);
    }

    /** Deletes an athlete's programs, so that other tests do not find them. */
    public void forget(Athlete athlete) {
        change("delete from program where gym = ?", athlete);
    }

    /** Changes rows of an athlete's gym without the service. */
    public void change(String sql, Athlete athlete) {
        unhurried(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, athlete.gym());
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Runs statements that may take long. The service's time-out for one answer is too short for statements about very
     * many rows on a busy machine.
     */
    public <T> T unhurried(Query<T> work) {
        return Query.on(dataSource, connection -> {
            int timeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) Eventually.AT_MOST.toMillis());
            try {
                return work.run(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, timeout);
            }
        });
    }

    /** Turns off the time-outs of the open transaction, so that a test can hold it open on a busy machine too. */
    public static void holdOpen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("set local transaction_timeout = 0");
        }
    }

    /** Returns the reason why an athlete is parked, or null. */
    public @Nullable Parked parked(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            return InboxStatus.of(connection, athlete).parked();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a connection of the database's owner. */
    static Connection owner(String name) throws SQLException {
        var owner = Database.PROGRAM.owner();
        return DriverManager.getConnection(
                Real.STACK.jdbcUrl(name), owner, Real.STACK.parts().password(owner));
    }

    static ServiceDatabase database(String name) {
        var environment = new HashMap<>(Real.STACK.parts().environment(Database.PROGRAM));
        environment.putAll(Real.STACK.parts().ownersEnvironment(Database.PROGRAM));
        environment.put("TOPSET_DB_URL", Real.STACK.jdbcUrl(name));
        return new ServiceDatabase(environment);
    }

    /** Creates a copy of the migrated database. */
    private static DataSource poolOfCopy(String name) {
        Real.STACK.copyDatabase(Real.TEMPLATE, name, Database.PROGRAM.owner());
        return database(name).pool();
    }
}
