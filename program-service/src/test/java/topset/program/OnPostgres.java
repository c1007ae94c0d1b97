package topset.program;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import topset.contract.SessionFact;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.contract.SetRemoved;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.edge.ContractJson;
import topset.edge.Exercises;
import topset.local.Database;
import topset.local.LocalStack;
import topset.local.Ports;
import topset.program.facts.Arrivals;
import topset.program.intake.DeadLetter;
import topset.program.intake.Intake;
import topset.program.intake.Traces;
import topset.program.intake.Translator;
import topset.program.planning.PlanAsOf;
import topset.program.planning.Planner;
import topset.program.planning.Plans;
import topset.program.planning.Profile;
import topset.program.planning.ProfileService;
import topset.program.planning.ProgramPublication;
import topset.program.planning.ProgramRequest;
import topset.program.planning.ProgramService;
import topset.program.planning.RuleChecks;
import topset.program.roster.RosterProjection;
import topset.program.training.lift.LiftRequest;
import topset.program.weeks.WeekSweep;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Inbox;
import topset.store.Incoming;
import topset.store.Parked;

/** The program service's parts on a real PostgreSQL with a clock that tests set; the database serves every test of the run. */
public final class OnPostgres {
    /** Started when the first test needs it. */
    private static final class Real {
        static final LocalStack PARTS = parts();
        static final DataSource POOL = migrated();
    }

    /** What it is now; tests move it. */
    public Instant now = Instant.parse("2026-11-24T12:00:00Z");

    /** How often the store had messages made of a row: what is appended brings its own. */
    public final AtomicInteger parsedForMessages = new AtomicInteger();

    public final Inbox inbox = new Inbox(Translator::erases);
    public final DataSource dataSource;
    public final EventStore store;
    public final Planner planner;
    public final Clock clock;
    public final AsKim.Programs programs;
    public final AsKim.Coach coach;
    public final Plans plans;
    public final Intake intake;
    public final WeekSweep sweep;

    private final Map<Athlete, Long> sequences = new HashMap<>();

    public OnPostgres() {
        this(Real.POOL);
    }

    /** With a database of its own on the same server; its schema is made by the migrations. */
    public static OnPostgres withDatabaseOfItsOwn(String name) {
        var database = database(create(name));
        database.migrate();
        return new OnPostgres(database.pool());
    }

    /** Creates a database without tables on the same server. */
    static String create(String name) {
        var owner = Database.PROGRAM.owner();
        try (var connection = DriverManager.getConnection(
                        Real.PARTS.jdbcUrl(Database.PROGRAM).replace(Database.PROGRAM.database(), "postgres"),
                        "postgres",
                        Real.PARTS.password("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** On the same database, through a data source that a test wraps. */
    public static OnPostgres through(UnaryOperator<DataSource> wrapped) {
        return new OnPostgres(wrapped.apply(Real.POOL));
    }

    /** The Kafka beside that PostgreSQL. */
    public static String kafka() {
        return Real.PARTS.bootstrapServers();
    }

    private OnPostgres(DataSource dataSource) {
        this.dataSource = dataSource;
        var publication = new ProgramPublication();
        this.store = new EventStore(
                dataSource,
                event -> {
                    parsedForMessages.incrementAndGet();
                    return publication.messages(event);
                },
                () -> {});
        clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        var exercises = new Exercises();
        planner = new Planner(new SimpleMeterRegistry(), exercises, List.of(new RosterProjection(exercises)));
        var arrivals = new Arrivals();
        var checks = new RuleChecks(exercises, clock);
        var service = new ProgramService(store, dataSource, planner, checks, clock);
        programs = new AsKim.Programs(service, new ProfileService(store, dataSource, planner, clock));
        coach = new AsKim.Coach(service);
        plans = new Plans(dataSource, inbox, arrivals, exercises, clock);
        intake = new Intake(
                store,
                inbox,
                new Translator(),
                planner,
                arrivals,
                new Traces(OpenTelemetry.noop()),
                clock,
                new SimpleMeterRegistry());
        sweep = new WeekSweep(dataSource, store, planner, clock);
    }

    /** An athlete of a gym of their own, in Berlin, with bench press from 120 kg in slot d1-bench-press. */
    public Athlete lifter(LocalDate startsOn) {
        var athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        programs.changeProfile(athlete, berlin("Europe/Berlin"));
        programs.start(athlete.gym(), benchPress(athlete, startsOn, 120));
        return athlete;
    }

    public static Profile.Details berlin(String zone) {
        return new Profile.Details(zone, WeightUnit.KG, null, false, null, null, null);
    }

    public static ProgramRequest benchPress(Athlete athlete, LocalDate startsOn, int load) {
        var lift = new LiftRequest(
                "d1-bench-press",
                1,
                "bench-press",
                new LiftRequest.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null),
                new LiftRequest.Progression("LINEAR", null, null),
                new LiftRequest.Start(BigDecimal.valueOf(load), null, null, null),
                null,
                null);
        return new ProgramRequest(null, athlete.id(), startsOn, null, null, List.of(lift));
    }

    /** A top set of bench press, in a session of its own that started at that time. */
    public static SetCompleted top(Athlete athlete, String at, String load, int reps) {
        var time = OffsetDateTime.parse(at);
        return new SetCompleted(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                athlete.gym(),
                athlete.id(),
                time,
                1,
                "bench-press",
                SetRole.TOP,
                new Weight(new BigDecimal(load), WeightUnit.KG),
                reps,
                new BigDecimal("8.5"),
                false,
                time.plusMinutes(10),
                null);
    }

    /** A warm-up of bench press, in a session of its own. */
    public static SetCompleted warmUp(Athlete athlete, String at, String load, int reps) {
        return as(SetRole.WARM_UP, top(athlete, at, load, reps));
    }

    /** Another of the same session. */
    public static SetCompleted warmUpOf(SetCompleted first, String load, int reps) {
        return as(SetRole.WARM_UP, backoffOf(first, load, reps));
    }

    private static SetCompleted as(SetRole role, SetCompleted set) {
        return new SetCompleted(
                set.setId(),
                set.revision(),
                set.sessionId(),
                set.gym(),
                set.athleteId(),
                set.sessionStartedAt(),
                set.day(),
                set.exercise(),
                role,
                set.load(),
                set.reps(),
                null,
                set.pain(),
                set.completedAt(),
                set.slotId());
    }

    /** A backoff set of the same session, five minutes later, without an RPE. */
    public static SetCompleted backoffOf(SetCompleted top, String load, int reps) {
        return new SetCompleted(
                UUID.randomUUID(),
                1,
                top.sessionId(),
                top.gym(),
                top.athleteId(),
                top.sessionStartedAt(),
                top.day(),
                top.exercise(),
                SetRole.BACKOFF,
                new Weight(new BigDecimal(load), WeightUnit.KG),
                reps,
                null,
                false,
                top.completedAt().plusMinutes(5),
                null);
    }

    /** The same of another exercise. */
    public static SetCompleted of(String exercise, SetCompleted set) {
        return new SetCompleted(
                set.setId(),
                set.revision(),
                set.sessionId(),
                set.gym(),
                set.athleteId(),
                set.sessionStartedAt(),
                set.day(),
                exercise,
                set.role(),
                set.load(),
                set.reps(),
                set.rpe(),
                set.pain(),
                set.completedAt(),
                set.slotId());
    }

    public static SetCorrected corrected(SetCompleted set, int revision, int reps) {
        return new SetCorrected(
                set.setId(),
                revision,
                set.sessionId(),
                set.gym(),
                set.athleteId(),
                set.sessionStartedAt(),
                set.day(),
                set.exercise(),
                set.role(),
                set.load(),
                reps,
                set.rpe(),
                set.pain(),
                set.completedAt(),
                set.slotId());
    }

    public static SetRemoved removed(SetCompleted set, int revision) {
        return new SetRemoved(set.setId(), revision, set.sessionId(), set.gym(), set.athleteId(), set.completedAt());
    }

    /** Takes facts in as they would come from Kafka, numbered in the order given. */
    public void arrive(SessionFact... facts) {
        var batch = new ArrayList<Incoming>();
        for (var fact : facts) {
            batch.add(numbered(fact));
        }
        take(batch);
    }

    /** The fact as the athlete's next event. */
    public Incoming numbered(SessionFact fact) {
        var athlete = new Athlete(fact.gym(), fact.athleteId());
        return incoming(
                athlete, sequences.merge(athlete, 1L, Long::sum), type(fact).ceType(), ContractJson.write(fact));
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
        intake.take(batch, List.<DeadLetter>of());
    }

    /** The active program as it stands, from its first week on. */
    public PlanAsOf plan(Athlete athlete) {
        return plans.read(athlete, null, current -> 1).orElseThrow();
    }

    /** The top load of a week, as loaded. */
    public String topLoad(Athlete athlete, int week) {
        return plan(athlete)
                .decided(week, "d1-bench-press")
                .orElseThrow()
                .slotWeek()
                .prescription()
                .load()
                .shown();
    }

    /** How many rows a table holds for an athlete's gym. */
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

    /** Makes what is stored of an athlete's weeks unreadable. */
    public void damage(Athlete athlete) {
        change("update slot_week set slot_week = '{' where gym = ?", athlete);
    }

    /** Takes an athlete's programs away, so that nobody stumbles over them. */
    public void forget(Athlete athlete) {
        change("delete from program where gym = ?", athlete);
    }

    /** Changes rows of an athlete's gym behind the service's back. */
    public void change(String sql, Athlete athlete) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, athlete.gym());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why an athlete's events wait; null when they do not. */
    public @Nullable Parked parked(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            return inbox.parked(connection, List.of(athlete)).get(athlete);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static EventType type(SessionFact fact) {
        return switch (fact) {
            case topset.contract.SessionStarted started -> EventType.SESSION_STARTED;
            case SetCompleted completed -> EventType.SET_COMPLETED;
            case SetCorrected corrected -> EventType.SET_CORRECTED;
            case SetRemoved removed -> EventType.SET_REMOVED;
            case topset.contract.SessionFinished finished -> EventType.SESSION_FINISHED;
            case topset.contract.AthleteErased erased -> EventType.ATHLETE_ERASED;
        };
    }

    private static LocalStack parts() {
        var parts = LocalStack.builder().ports(Ports.free()).temporaryData().start();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        return parts;
    }

    /** A connection of the owner to a database of that name. */
    static Connection owner(String name) throws SQLException {
        var owner = Database.PROGRAM.owner();
        return DriverManager.getConnection(url(name), owner, Real.PARTS.password(owner));
    }

    static ServiceDatabase database(String name) {
        var environment = new HashMap<>(Real.PARTS.environment(Database.PROGRAM));
        environment.putAll(Real.PARTS.ownersEnvironment(Database.PROGRAM));
        environment.put("TOPSET_DB_URL", url(name));
        return new ServiceDatabase(environment);
    }

    private static String url(String name) {
        return Real.PARTS.jdbcUrl(Database.PROGRAM).replace(Database.PROGRAM.database(), name);
    }

    private static DataSource migrated() {
        var database = database(Database.PROGRAM.database());
        database.migrate();
        return database.pool();
    }
}
