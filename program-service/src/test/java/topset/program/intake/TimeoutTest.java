package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/** PostgreSQL's time-outs, caused for one athlete by a connection that locks the athlete's rows. */
@WithDatabase
class TimeoutTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";

    private static final DataSource POOL = OnPostgres.withDatabaseOfItsOwn("time_outs").dataSource;

    private final OnPostgres service = OnPostgres.on(impatient(POOL));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void an_athlete_over_whom_alone_the_database_takes_too_long_is_parked() throws Exception {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        try (var held = held("select * from slot_week where gym = '%s' for update", lifter)) {
            take(
                    service.numbered(top(lifter, TUESDAY, "120", 4)),
                    service.numbered(top(neighbour, TUESDAY, "120", 4)),
                    service.numbered(top(lifter, TUESDAY, "125", 4)));
            held.rollback();
        }
        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        var parked = Objects.requireNonNull(service.parked(lifter));
        assertThat(parked.cause()).isEqualTo(Parked.Cause.TIMEOUT);
        assertThat(parked.reason()).startsWith("the database times out");
        assertThat(parked.count()).isEqualTo(2);

        service.intake.replay(lifter);

        assertThat(service.parked(lifter)).isNull();
        assertThat(service.plan(lifter).sequence()).isEqualTo(2);
    }

    @Test
    void an_athlete_whose_inbox_is_held_too_is_set_aside_and_comes_back_by_a_replay() throws Exception {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, TUESDAY, "120", 4));
        var neighbour = service.lifter(MONDAY);
        try (var held = held("select * from inbox where gym = '%s' for update", lifter)) {
            take(service.numbered(top(lifter, TUESDAY, "125", 4)), service.numbered(top(neighbour, TUESDAY, "120", 4)));
            held.rollback();
        }
        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        take(service.numbered(top(lifter, TUESDAY, "130", 4)));
        assertThat(Objects.requireNonNull(service.parked(lifter)).cause()).isEqualTo(Parked.Cause.HOLE);

        service.intake.replay(lifter);

        assertThat(service.parked(lifter)).isNull();
        assertThat(service.plan(lifter).sequence()).isEqualTo(3);
    }

    @Test
    void a_database_that_lets_nobody_write_parks_nobody() throws Exception {
        var lifter = service.lifter(MONDAY);
        CompletableFuture<Void> taking;
        try (var held = held("lock table program_week in share mode", lifter)) {
            taking = CompletableFuture.runAsync(() -> take(service.numbered(top(lifter, TUESDAY, "120", 4))));
            eventually().until(() -> retries() >= 9);
            assertThat(taking).isNotDone();
            held.rollback();
        }
        taking.get(2, TimeUnit.MINUTES);

        assertThat(service.parked(lifter)).isNull();
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void an_athlete_with_more_sets_than_are_planned_at_once_is_parked_by_volume() throws Exception {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        for (int n = 0; n < 6; n++) {
            service.change(
                    "insert into set_fact select p.gym, p.athlete, gen_random_uuid(), 1, null, false, gen_random_uuid(),"
                            + " '2026-11-24T10:00:00Z', 1, 'bench-press', 'WARM_UP', 60, 'KG', 5, null, false,"
                            + " '2026-11-24T10:05:00Z', null from program p, generate_series(1, 25001) where p.gym = ?",
                    lifter);
        }

        take(
                service.numbered(top(lifter, TUESDAY.replace("11-24", "11-23"), "120", 4)),
                service.numbered(top(neighbour, TUESDAY, "120", 4)));

        var parked = Objects.requireNonNull(service.parked(lifter));
        assertThat(parked.cause()).isEqualTo(Parked.Cause.VOLUME);
        assertThat(parked.reason()).contains("more than 150000 sets");
        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        service.change("delete from set_fact where gym = ?", lifter);
    }

    private double retries() {
        var counter = metrics.find("topset_intake_retries").counter();
        return counter == null ? 0 : counter.count();
    }

    /** Shortens the time limit for locks. The connections return to the pool unchanged. */
    private static DataSource impatient(DataSource pool) {
        return proxy(DataSource.class, (method, arguments) -> {
            var result = method.invoke(pool, arguments);
            return result instanceof Connection connection ? impatient(connection) : result;
        });
    }

    private static Connection impatient(Connection connection) throws SQLException {
        execute(connection, "set lock_timeout = 100");
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                execute(connection, "reset lock_timeout");
            }
            return method.invoke(connection, arguments);
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                TimeoutTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Connection held(String sql, Athlete athlete) throws SQLException {
        var connection = service.dataSource.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            OnPostgres.holdOpen(connection);
            statement.execute("set local lock_timeout = '1min'");
            statement.execute(sql.formatted(athlete.gym()));
        }
        return connection;
    }

    private void take(Incoming... events) {
        try {
            new SessionEventConsumer(service.intake, metrics).take(IntakeTest.records(events));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
