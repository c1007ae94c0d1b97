package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.programs.Program;
import topset.store.Athlete;

/** Tests that only the requested weeks of a long program are read. */
@WithDatabase
class PagedPlanTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final int WEEKS = 20;
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();

    @Test
    void weeks_that_are_over_long_ago_are_read_without_those_after_them_and_without_sets() {
        var lifter = trained();
        var whole = service.plan(lifter);

        var page = service.plans.require(lifter, null, current -> 3, 2);

        assertThat(page.program().weeks().keySet())
                .extracting(Program.SlotInWeek::week)
                .containsExactlyInAnyOrder(3, 4, 5);
        assertThat(page.sets()).isEmpty();
        for (int week = 3; week <= 5; week++) {
            assertThat(page.program().target(week, SLOT))
                    .isEqualTo(whole.program().target(week, SLOT))
                    .isPresent();
            assertThat(page.program().ownFlags(week)).isEqualTo(whole.program().ownFlags(week));
        }
    }

    @Test
    void the_newest_weeks_are_folded_on_as_ever() {
        var lifter = trained();
        var whole = service.plan(lifter);

        var page = service.plans.require(lifter, null, current -> current - 1, 2);

        assertThat(page.sets()).isNotEmpty().hasSizeLessThan(whole.sets().size());
        assertThat(page.program().target(WEEKS + 2, SLOT))
                .isEqualTo(whole.program().target(WEEKS + 2, SLOT))
                .isPresent();
    }

    @Test
    void the_sessions_of_today_are_found_among_those_of_the_week() throws SQLException {
        var plan = new ArrayList<String>();
        try (var connection = service.dataSource.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "explain select distinct session_id from set_fact where gym = 'g' and athlete = 'a'"
                                        + " and not removed and session_started_at >= '2026-11-22T23:00:00Z'"
                                        + " and completed_at >= '2026-11-24T00:00:00Z'")) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        assertThat(String.join("\n", plan)).contains("set_fact_by_session_start", "session_started_at >=");
    }

    /** Trains a set in each past week, and one this week. */
    private Athlete trained() {
        var start = MONDAY.minusWeeks(WEEKS);
        var lifter = service.lifter(start);
        service.arrive(IntStream.rangeClosed(0, WEEKS)
                .mapToObj(week -> set(lifter, start.plusWeeks(week)))
                .toArray(SessionFact[]::new));
        return lifter;
    }

    private static CompletedSet set(Athlete lifter, LocalDate date) {
        return top(lifter, date + "T11:00:00Z", "120", 3);
    }
}
