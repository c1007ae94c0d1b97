package topset.program.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.benchPress;
import static topset.program.OnPostgres.berlin;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.ReadRows;
import topset.program.WithDatabase;
import topset.program.programs.AthleteTable;
import topset.store.Athlete;

/** Sets arrive while a scheduled program has not begun yet. Today is the Tuesday of the week of {@link #MONDAY}. */
@WithDatabase
class ScheduledProgramTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate NEXT_MONDAY = MONDAY.plusWeeks(1);
    private static final int SHORT = 4;
    private static final int LONG = 50;

    /** The number of sets, and of weeks of programs. */
    private final ReadRows read = new ReadRows("session_started_at", "slot_week", "trends");

    private final OnPostgres service = OnPostgres.through(read::counting);

    @Test
    void a_set_of_the_running_program_costs_the_same_after_a_short_and_a_long_history() {
        assertThat(rowsReadForASet(scheduled(trained(LONG)))).isEqualTo(rowsReadForASet(scheduled(trained(SHORT))));
    }

    @Test
    void so_does_a_set_between_a_program_that_has_ended_and_the_next() {
        assertThat(rowsReadForASet(scheduled(ended(trained(LONG)))))
                .isEqualTo(rowsReadForASet(scheduled(ended(trained(SHORT)))));
    }

    @Test
    void so_does_one_with_two_programs_scheduled() {
        assertThat(rowsReadForASet(twiceScheduled(trained(LONG))))
                .isEqualTo(rowsReadForASet(twiceScheduled(trained(SHORT))));
    }

    @Test
    void what_the_next_program_begins_with_is_what_a_fold_of_everything_says() {
        for (var lifter :
                List.of(scheduled(trained(SHORT)), scheduled(ended(trained(SHORT))), twiceScheduled(trained(SHORT)))) {
            var today = set(lifter, MONDAY.plusDays(1), 140, 3);
            var late = set(lifter, MONDAY.minusWeeks(2).plusDays(2), 170, 2);
            for (var fact : List.<SessionFact>of(
                    today,
                    set(lifter, MONDAY, 125, 5),
                    late,
                    corrected(late, 2, 4),
                    set(lifter, MONDAY.minusWeeks(1), 110, 2),
                    removed(late, 3),
                    corrected(today, 2, 5),
                    set(lifter, MONDAY.minusWeeks(SHORT + 3L), 180, 1))) {
                service.arrive(fact);

                assertThat(firstWeeks(lifter)).as("after %s", fact).isEqualTo(afterAFoldOfEverything(lifter));
            }
        }
    }

    @Test
    void a_program_that_follows_a_late_set_goes_on_from_the_week_of_that_set() {
        var lifter = trained(LONG);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY.minusWeeks(2), 100));
        var late = set(lifter, MONDAY.minusWeeks(4), 170, 2);
        long afterLong = read.during(() -> service.arrive(late));
        assertThat(firstWeeks(lifter)).isEqualTo(afterAFoldOfEverything(lifter));

        var other = trained(LONG / 2);
        service.programs.start(other.gym(), benchPress(other, MONDAY.minusWeeks(2), 100));
        assertThat(read.during(() -> service.arrive(set(other, MONDAY.minusWeeks(4), 170, 2))))
                .isEqualTo(afterLong);
    }

    private long rowsReadForASet(Athlete lifter) {
        long rows = read.during(() -> service.arrive(set(lifter, MONDAY.plusDays(1), 130, 4)));
        assertThat(rows).isPositive();
        return rows;
    }

    /** An athlete with a program that began some weeks ago, and with a set in each week. */
    private Athlete trained(int weeks) {
        var lifter = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(lifter, berlin("Europe/Berlin"));
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY.minusWeeks(weeks), 100));
        var history = new ArrayList<CompletedSet>();
        IntStream.rangeClosed(1, weeks)
                .forEach(week -> history.add(set(lifter, MONDAY.minusWeeks(week).plusDays(1), 100 + week % 7, 5)));
        service.arrive(history.toArray(SessionFact[]::new));
        return lifter;
    }

    /** The program has ended before today. */
    private Athlete ended(Athlete lifter) {
        service.coach.end(lifter, service.plan(lifter).program().id());
        return lifter;
    }

    private Athlete scheduled(Athlete lifter) {
        service.programs.start(lifter.gym(), benchPress(lifter, NEXT_MONDAY, 100));
        return lifter;
    }

    private Athlete twiceScheduled(Athlete lifter) {
        scheduled(lifter);
        service.programs.start(lifter.gym(), benchPress(lifter, NEXT_MONDAY.plusWeeks(2), 100));
        return lifter;
    }

    private static CompletedSet set(Athlete lifter, LocalDate day, int load, int reps) {
        return top(lifter, day + "T10:00:00Z", String.valueOf(load), reps);
    }

    private List<String> afterAFoldOfEverything(Athlete lifter) {
        service.store.run(List.of(lifter), tx -> {
            service.planner.replan(
                    tx, AsKim.KIM, AthleteTable.load(tx.connection(), lifter), Cause.EVERYTHING, service.now);
            return lifter;
        });
        return firstWeeks(lifter);
    }

    /** Week 1 of each program, with the estimate of the lifter's strength at its start. */
    private List<String> firstWeeks(Athlete lifter) {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select p.starts_on || ' ' || w.trends || ' ' || s.slot_week from program p"
                                + " join program_week w using (gym, program_id) join slot_week s using (gym, program_id, week)"
                                + " where gym = ? and week = 1 order by p.starts_on, (p.state::json -> 'start' ->> 'nth')::int")) {
            statement.setString(1, lifter.gym());
            var weeks = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    weeks.add(rows.getString(1));
                }
            }
            return weeks;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
