package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import topset.program.OnPostgres;
import topset.program.rebuild.Rebuild.State;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;

/** Tests how a rebuild reads the log and how it ends. */
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class RebuildFromLogTest extends RebuildScenario {
    private static final String STAGED = "select count(*) from rebuild_log_event";

    @Test
    void nobody_else_is_staged_for_one_athlete_or_one_gym() {
        var lifter = trained();
        var other = trained();
        var ofLifter = RebuildFixture.order(Mode.CHECK, Source.LOG, lifter);
        var ofGym = new RebuildOrder(Mode.CHECK, Source.LOG, ofLifter.topic(), false, lifter.gym(), null);
        for (var order : new RebuildOrder[] {ofLifter, ofGym}) {
            fixture.unrun(order);
            try (var log = fixture.copy(RebuildFixture.takenOver())) {
                log.readOn();
            }

            assertThat(service.count("rebuild_log_event", lifter)).isEqualTo(1);
            assertThat(service.count("rebuild_log_event", other)).isZero();

            fixture.abandonAll();
        }
    }

    @Test
    void an_athlete_who_trains_after_the_log_was_read_is_computed_when_it_was_read_on() {
        var lifter = trained();
        fixture.unrun(RebuildFixture.order(Mode.APPLY, Source.LOG, lifter));
        var run = RebuildFixture.takenOver();
        try (var log = fixture.copy(run)) {
            log.readOn();
            fixture.arrive(top(lifter, TODAY, "120", 4));
            assertThat(fixture.athletes().rebuild(run, log, lifter, 1)).isEmpty();

            log.readOn();

            assertThat(fixture.athletes().rebuild(run, log, lifter, 2))
                    .hasValueSatisfying(found -> assertThat(found.outcome()).isEqualTo(RebuildFindings.Outcome.SAME));
        }
    }

    @Test
    void a_rebuild_ends_once_what_it_has_read_can_be_forgotten() throws SQLException {
        var lifter = trained();
        var late = new AtomicReference<>(Duration.ZERO);
        var replica = fixture.replica(late::get);
        var id = fixture.begun(replica, RebuildFixture.order(Mode.APPLY, Source.LOG, lifter));
        eventually().until(() -> fixture.row(id).says != null);
        try (var looking = service.dataSource.getConnection();
                var statement = looking.createStatement()) {
            looking.setAutoCommit(false);
            OnPostgres.holdOpen(looking);
            statement.execute("lock table rebuild_log_event in row share mode");
            late.set(NEVER_LATE);
            eventually().until(() -> {
                var says = fixture.row(id).says;
                return says != null && says.startsWith("waiting: ");
            });
            assertThat(fixture.row(id).state).isEqualTo(State.REBUILDING);
            looking.rollback();
            looking.setAutoCommit(true);
        }

        fixture.goOnUntilOver(replica, id);
        assertThat(fixture.done(id).progress.same).isEqualTo(1);
        assertThat(fixture.number(STAGED)).isZero();
    }

    @Test
    void a_rebuild_waits_for_kafka_and_goes_on_once_it_is_back() throws Exception {
        var lifter = trained();
        service.damage(lifter);
        UUID id;
        try (var reserved = reservedPort()) {
            id = begunAndStopped(lifter, reserved.getLocalPort()).id();
        }

        assertThat(fixture.done(id).progress.applied).isEqualTo(1);
        assertThat(service.topLoad(lifter, 1)).isEqualTo("120");
    }

    @Test
    void a_rebuild_that_waits_for_kafka_can_be_abandoned() throws Exception {
        var lifter = trained();
        service.damage(lifter);
        try (var reserved = reservedPort()) {
            var away = begunAndStopped(lifter, reserved.getLocalPort());
            assertThat(fixture.number(STAGED)).as("what was read before").isPositive();

            away.replica().abandon(away.id(), "ops");

            assertThat(fixture.row(away.id()).state).isEqualTo(State.ABANDONED);
            assertThat(fixture.row(away.id()).says).isEqualTo("ended by ops");
            assertThat(fixture.number(STAGED)).isZero();
            // Waits for the lock: Kafka's client ends its attempts after some seconds.
            assertThat(fixture.apply(Source.LOG, lifter).progress.applied).isEqualTo(1);
            assertThat(fixture.row(away.id()).state).isEqualTo(State.ABANDONED);
        }
    }

    private record Away(Rebuilds replica, UUID id) {}

    /** Begins a rebuild, and resumes it on a replica that does not find Kafka at the given port. */
    private static Away begunAndStopped(Athlete lifter, int port) {
        var first = fixture.replica(Duration.ZERO);
        var id = fixture.begun(first, RebuildFixture.order(Mode.APPLY, Source.LOG, lifter));
        eventually().until(() -> fixture.row(id).says != null);
        fixture.stop(first);
        var second = fixture.replica("127.0.0.1:" + port, () -> NEVER_LATE);
        eventually().until(() -> {
            second.goOn();
            var says = fixture.row(id).says;
            return says != null && says.startsWith("waiting: ");
        });
        assertThat(RebuildFixture.isOver(fixture.row(id))).isFalse();
        assertThat(fixture.row(id).progress.athletesTotal)
                .as("known before the log is read again")
                .isEqualTo(1);
        return new Away(second, id);
    }

    /** Reserves a port at which nobody listens. No other program gets the port until the socket is closed. */
    private static Socket reservedPort() throws IOException {
        var reserved = new Socket();
        reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return reserved;
    }

    @Test
    void what_was_counted_stays_known_when_the_findings_of_the_next_rebuild_take_their_place() {
        var lifter = trained();
        fixture.execute("update set_fact set reps = 1 where gym = ?", lifter);
        var first = fixture.check(Source.LOG, lifter);
        var counted = fixture.differences(first);
        assertThat(counted).isNotEmpty();
        assertThat(fixture.found(first)).isNotEmpty();

        fixture.check(Source.SETS, lifter);

        assertThat(fixture.found(first)).isEmpty();
        assertThat(fixture.differences(first)).isEqualTo(counted);
    }
}
