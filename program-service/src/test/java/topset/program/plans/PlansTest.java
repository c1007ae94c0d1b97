package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import topset.contract.SessionFinished;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;

/** A plan is read without locks. A commit between its statements does not make the answer wrong. */
@WithDatabase
class PlansTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final OnPostgres service = new OnPostgres();

    @Test
    void a_plan_holds_every_set_up_to_its_sequence_although_more_sets_arrive_while_it_is_read() {
        int statements = duringEachStatement(lifter -> service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4)));
        assertThat(statements).isGreaterThan(1);
    }

    @Test
    void a_profile_that_changes_while_a_plan_is_read_is_the_old_or_the_new_one() {
        int statements = duringEachStatement(this::asAnotherReplicaChangesIt);
        assertThat(statements).isGreaterThan(1);
    }

    @Test
    void today_says_when_its_session_was_finished_and_pages_are_asked_to_read_it_again() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, "2026-11-24T11:00:00Z", "120", 4);
        service.arrive(set);
        assertThat(today(lifter).finishedAt()).isNull();
        assertThat(today(lifter).day()).isEqualTo(1);
        long before = service.count("event", lifter);

        service.arrive(new SessionFinished(
                set.sessionId(), lifter.gym(), lifter.id(), OffsetDateTime.parse("2026-11-24T12:00:00+01:00")));

        assertThat(today(lifter).finishedAt()).isEqualTo(OffsetDateTime.parse("2026-11-24T12:00:00+01:00"));
        assertThat(service.count("event", lifter)).isEqualTo(before + 1);
        service.arrive(top(lifter, "2026-11-24T11:30:00Z", "120", 4));
        assertThat(today(lifter).finishedAt()).as("the newer session runs").isNull();
    }

    @Test
    void of_finished_sessions_only_those_of_two_days_are_kept() {
        var lifter = service.lifter(MONDAY);
        service.arrive(finished(lifter, "2026-11-24T12:00:00Z"));
        service.now = Instant.parse("2026-11-25T20:00:00Z");
        service.arrive(finished(lifter, "2026-11-25T19:00:00Z"));
        assertThat(service.count("finished_session", lifter)).isEqualTo(2);

        service.now = Instant.parse("2026-11-27T12:00:00Z");
        service.arrive(finished(lifter, "2026-11-27T11:00:00Z"));

        assertThat(service.count("finished_session", lifter)).isEqualTo(2);
    }

    private static SessionFinished finished(Athlete lifter, String at) {
        return new SessionFinished(UUID.randomUUID(), lifter.gym(), lifter.id(), OffsetDateTime.parse(at));
    }

    @Test
    void an_imported_session_of_long_ago_asks_no_page_to_read_again() {
        var lifter = service.lifter(MONDAY);
        long before = service.count("event", lifter);

        service.arrive(finished(lifter, "2025-11-24T12:00:00Z"));

        assertThat(service.count("event", lifter)).isEqualTo(before);
    }

    private TodayPlan today(Athlete lifter) {
        return TodayPlan.of(lifter.id(), service.plans.today(lifter, null));
    }

    /** Changes the athlete in a way that this replica has not read yet. */
    private void asAnotherReplicaChangesIt(Athlete lifter) {
        service.change("update athlete_profile set profile = profile where gym = ?", lifter);
    }

    /**
     * Reads a new lifter's plan repeatedly, each time with a change just before another statement and once more before
     * the next. Returns the number of statements.
     */
    private int duringEachStatement(Consumer<Athlete> change) {
        for (int nth = 1; ; nth++) {
            var lifter = service.lifter(MONDAY);
            service.arrive(top(lifter, "2026-11-24T10:00:00Z", "110", 4));
            var before = new Before(nth, () -> change.accept(lifter));
            var plan = new Plans(
                            before.of(service.dataSource),
                            new Waiters(service.replicas, service.dataSource),
                            service.catalogues,
                            service.clock)
                    .require(lifter, null, current -> current);
            if (before.statement < nth) {
                return nth - 1;
            }
            assertThat(plan.sequence()).isPositive();
            assertThat((long) plan.sets().size()).isGreaterThanOrEqualTo(plan.sequence());
        }
    }

    /** Runs an action just before the nth statement of a connection, and before the statement after it. */
    private static final class Before {
        private final int nth;
        private final Runnable what;
        private int statement;

        Before(int nth, Runnable what) {
            this.nth = nth;
            this.what = what;
        }

        DataSource of(DataSource dataSource) {
            return proxy(DataSource.class, dataSource);
        }

        private <T> T proxy(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")
                                && (++statement == nth || statement == nth + 1)) {
                            what.run();
                        }
                        try {
                            var result = method.invoke(real, arguments);
                            return result instanceof Connection connection
                                    ? proxy(Connection.class, connection)
                                    : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
