package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.benchPress;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.top;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.DeloadDetails;
import topset.contract.Topics;
import topset.contract.WeekOutcome;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.rules.DecisionOf;
import topset.store.Athlete;

/** Tests that a deload changes the weeks, programs and roster rows that depend on it, and which events it leads to. */
@WithDatabase
class PlannedDeloadsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();

    private static DeloadDetails deload(@Nullable Integer percent) {
        return DecisionOf.deload(percent == null ? null : percent.toString(), null, "two hard weeks");
    }

    private UUID program(Athlete lifter) {
        return service.programs.list(lifter).getFirst().program().id();
    }

    private long published(Athlete lifter, String type) {
        return service.number(
                "select count(*) from outbox where topic = '" + Topics.PROGRAM_EVENTS
                        + "' and headers ->> 'ce_type' = 'topset.program." + type
                        + ".v1' and headers ->> 'ce_gym' = ?",
                lifter.gym());
    }

    @Test
    void it_is_one_event_each_time_and_published() {
        var lifter = service.lifter(MONDAY);
        service.coach.planDeload(lifter, program(lifter), 2, deload(null));
        service.coach.planDeload(lifter, program(lifter), 2, deload(90));
        assertThat(published(lifter, "DeloadPlanned")).as("the same twice").isEqualTo(1);
        service.coach.planDeload(lifter, program(lifter), 2, deload(80));
        assertThat(published(lifter, "DeloadPlanned")).as("in its place").isEqualTo(2);
        service.coach.removeDeload(lifter, program(lifter), 2);
        service.coach.removeDeload(lifter, program(lifter), 2);
        assertThat(published(lifter, "DeloadRemoved")).isEqualTo(1);
        service.coach.removeDeload(lifter, program(lifter), 3);
        assertThat(published(lifter, "DeloadRemoved")).as("there was none").isEqualTo(1);
    }

    @Test
    void the_target_is_published_with_the_plan_beside_it() {
        var lifter = service.lifter(MONDAY);
        service.coach.planDeload(lifter, program(lifter), 2, deload(null));
        assertThat(service.number(
                        "select count(*) from outbox where topic = '" + Topics.PROGRAM_EVENTS
                                + "' and convert_from(value, 'UTF8')::json #>> '{planned,top,load}' = '120'"
                                + " and headers ->> 'ce_gym' = ?",
                        lifter.gym()))
                .isEqualTo(1);
    }

    @Test
    void a_deload_of_this_week_takes_back_what_its_sets_had_changed() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, TUESDAY, "120", 4);
        service.arrive(set, backoffOf(set, "102.5", 12));
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");

        service.coach.planDeload(lifter, program(lifter), 1, deload(null));

        assertThat(service.topLoad(lifter, 1)).isEqualTo("107.5");
        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");
        var next = service.plan(lifter).program().target(2, SLOT).orElseThrow().slotWeek();
        assertThat(java.util.Objects.requireNonNull(next.done()).outcome()).isEqualTo(WeekOutcome.DELOADED);
        service.coach.removeDeload(lifter, program(lifter), 1);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void the_forecasts_of_the_next_program_do_not_know_the_sets_of_a_deload() {
        var lifter = service.lifter(MONDAY);
        var second = service.programs.start(lifter.gym(), benchPress(lifter, LocalDate.parse("2026-11-30"), 120));
        service.arrive(top(lifter, TUESDAY, "120", 4));
        assertThat(expected(lifter, second.program().id())).isTrue();

        service.coach.planDeload(lifter, program(lifter), 1, deload(null));
        assertThat(expected(lifter, second.program().id())).isFalse();

        service.coach.removeDeload(lifter, program(lifter), 1);
        assertThat(expected(lifter, second.program().id())).isTrue();
    }

    /** Whether the first week of a program has a forecast. */
    private boolean expected(Athlete lifter, UUID program) {
        return service.number(
                        "select count(*) from slot_week where week = 1 and program_id = '" + program
                                + "' and slot_week::json #>> '{prescription,top,expectedRpe}' is not null and gym = ?",
                        lifter.gym())
                == 1;
    }

    @Test
    void the_row_shows_the_plan_counts_the_session_and_leaves_the_trend_alone() {
        var lifter = service.lifter(LocalDate.parse("2026-11-16"));
        service.arrive(top(lifter, "2026-11-17T11:00:00Z", "120", 4));
        service.coach.planDeload(lifter, program(lifter), 2, deload(null));
        service.arrive(top(lifter, TUESDAY, "110", 4));
        var row = "select count(*) from roster_row where entry::json #>> '%s' = '%s' and gym = ?";
        assertThat(service.number(row.formatted("{lifts,0,planned}", "122.5"), lifter.gym()))
                .isEqualTo(1);
        assertThat(service.number(row.formatted("{lifts,0,load}", "110"), lifter.gym()))
                .isEqualTo(1);
        assertThat(service.number(row.formatted("{sessions,thisWeek,done}", "1"), lifter.gym()))
                .isEqualTo(1);
        assertThat(service.number(row.formatted("{sessions,thisWeek,planned}", "1"), lifter.gym()))
                .isEqualTo(1);
        assertThat(service.number(
                        "select json_array_length(entry::json #> '{trends,0,points}') from roster_row where gym = ?",
                        lifter.gym()))
                .isEqualTo(1);
    }
}
