package topset.program.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.testsupport.SentStatements;

@WithDatabase
class TimeSweepTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();

    @Test
    void a_week_that_ends_without_a_set_is_closed_as_not_trained() throws SQLException {
        var lifter = service.lifter(MONDAY);
        service.now = Instant.parse("2026-11-29T23:00:00Z"); // Monday 0:00 in Berlin

        service.sweep.sweep();

        assertThat(service.number("select count(*) from slot_week where gym = ?", lifter.gym()))
                .isEqualTo(3);
        var second =
                service.plan(lifter).program().target(2, SLOT).orElseThrow().slotWeek();
        assertThat(second.status()).isEqualTo(TargetStatus.FINAL);
        assertThat(java.util.Objects.requireNonNull(second.done()).outcome()).isEqualTo(WeekOutcome.NOT_TRAINED);
    }

    @Test
    void weeks_that_end_together_are_closed_in_two_round_trips() {
        var lifters = Stream.generate(() -> service.lifter(MONDAY)).limit(5).toList();
        var sent = new SentStatements();
        var counted = OnPostgres.through(sent::counting);
        var ended = Instant.parse("2026-11-29T23:00:00Z");

        var forOne = sent.during(() -> counted.sweep.process(lifters.subList(0, 1), ended));
        var forFour = sent.during(() -> counted.sweep.process(lifters.subList(1, 5), ended));

        assertThat(forOne.roundTrips()).as("lock and read; write and commit").isEqualTo(2);
        assertThat(forFour).isEqualTo(forOne);
        assertThat(lifters)
                .allSatisfy(
                        lifter -> assertThat(service.count("slot_week", lifter)).isEqualTo(3));
    }

    @Test
    void athletes_of_a_range_that_another_replica_sweeps_are_left_to_it() throws SQLException {
        var left = service.lifter(MONDAY);
        var other = lifterOutside(range(left));
        service.now = Instant.parse("2026-11-29T23:00:00Z");

        try (var connection = service.dataSource.getConnection();
                var replica = connection.createStatement()) {
            replica.execute("select pg_advisory_lock(7407, " + (range(left) + 1) + ")");
            try {
                service.sweep.sweep();
                assertThat(service.count("slot_week", left)).isEqualTo(2);
                assertThat(service.count("slot_week", other)).isEqualTo(3);
            } finally {
                // The connection goes back to the pool, and would keep the lock.
                replica.execute("select pg_advisory_unlock(7407, " + (range(left) + 1) + ")");
            }
        }
        service.sweep.sweep();
        assertThat(service.count("slot_week", left)).isEqualTo(3);
    }

    private Athlete lifterOutside(long range) {
        var lifter = service.lifter(MONDAY);
        while (range(lifter) == range) {
            lifter = service.lifter(MONDAY);
        }
        return lifter;
    }

    private long range(Athlete lifter) {
        return service.number("select " + TimeSweep.RANGE + " from program where gym = ?", lifter.gym());
    }

    @Test
    void nothing_is_closed_a_moment_before_the_week_ends_in_the_athletes_zone() throws SQLException {
        var lifter = service.lifter(MONDAY);
        service.now = Instant.parse("2026-11-29T22:59:59Z");

        service.sweep.sweep();

        assertThat(service.count("slot_week", lifter)).isEqualTo(2);
    }

    @Test
    void an_athlete_whose_week_cannot_be_closed_keeps_nobody_waiting() throws SQLException {
        var damaged = service.lifter(MONDAY);
        var others = List.of(service.lifter(MONDAY), service.lifter(MONDAY), service.lifter(MONDAY));
        service.damage(damaged);
        service.now = Instant.parse("2026-11-29T23:00:00Z");

        service.sweep.sweep();

        assertThat(others)
                .allSatisfy(
                        other -> assertThat(service.count("slot_week", other)).isEqualTo(3));
        assertThat(service.count("slot_week", damaged)).isEqualTo(2);
        service.forget(damaged);
    }

    @Test
    void an_athlete_whose_lock_is_not_free_keeps_nobody_waiting() throws SQLException {
        var locked = service.lifter(MONDAY);
        var others = List.of(service.lifter(MONDAY), service.lifter(MONDAY), service.lifter(MONDAY));
        service.now = Instant.parse("2026-11-29T23:00:00Z");

        service.store.run(List.of(locked), tx -> {
            OnPostgres.holdOpen(tx.connection());
            return service.sweep.sweep();
        });

        assertThat(others)
                .allSatisfy(
                        other -> assertThat(service.count("slot_week", other)).isEqualTo(3));
        assertThat(service.count("slot_week", locked)).isEqualTo(2);
        service.sweep.sweep();
        assertThat(service.count("slot_week", locked)).isEqualTo(3);
    }

    @Test
    void closing_a_second_time_changes_nothing() throws SQLException {
        var lifter = service.lifter(MONDAY);
        service.now = Instant.parse("2026-12-20T12:00:00Z");
        service.sweep.sweep();
        var events = service.count("event", lifter);

        assertThat(service.sweep.sweep()).isZero();

        assertThat(service.count("event", lifter)).isEqualTo(events);
    }

    @Test
    void an_answer_is_not_behind_the_clock_when_nobody_has_swept() {
        var lifter = service.lifter(MONDAY);
        service.arrive(Sets.top(lifter, "2026-11-24T18:00:00+01:00", "120", 4));
        var stored = service.count("event", lifter);
        service.now = Instant.parse("2026-12-08T12:00:00Z"); // week 3; nobody trained in week 2

        var plan = service.plan(lifter);

        assertThat(plan.currentWeek()).isEqualTo(3);
        assertThat(service.topLoad(lifter, 3)).isEqualTo("122.5");
        assertThat(plan.program().target(3, SLOT).orElseThrow().slotWeek().status())
                .isEqualTo(TargetStatus.FINAL);
        assertThat(service.count("event", lifter)).as("reading stores nothing").isEqualTo(stored);
    }

    @Test
    void sweeping_stores_what_the_reading_before_it_answered() throws SQLException {
        var lifter = service.lifter(MONDAY);
        service.arrive(Sets.top(lifter, "2026-11-24T18:00:00+01:00", "120", 4));
        service.now = Instant.parse("2026-12-15T12:00:00Z");
        var read = service.plan(lifter).program().weeks();

        service.sweep.sweep();

        assertThat(service.plan(lifter).program().weeks()).isEqualTo(read);
        assertThat(service.count("slot_week", lifter)).isEqualTo(5);
    }
}
