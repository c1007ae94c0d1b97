package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.program.OnPostgres;
import topset.program.sets.Arrivals;
import topset.store.Athlete;

/** A plan is read without locks. A commit between its statements does not make the answer wrong. */
@Tag("integration")
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

    /** Changes the athlete in a way that this replica has not read yet. */
    private void asAnotherReplicaChangesIt(Athlete lifter) {
        service.change("update athlete_profile set stamp = gen_random_uuid() where gym = ?", lifter);
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
                            service.inbox,
                            new Arrivals(),
                            service.catalogues,
                            service.clock)
                    .read(lifter, null, current -> current)
                    .orElseThrow();
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
