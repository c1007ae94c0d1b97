package topset.program.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.ScheduledDay.DayWeekday;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.program.OnPostgres;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.ProfileChanged;
import topset.program.programs.StartedPrograms;
import topset.program.replanning.Replan;
import topset.program.roster.RosterEntry.Count;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.WeeklySchedule;
import topset.store.Athlete;

/** Tests the roster row as a function of the planned weeks, without a database. */
class RosterStateTest {
    private static final Athlete LIFTER = new Athlete("iron-temple", "lifter-1");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant STARTED = Instant.parse("2026-11-23T11:00:00Z");
    private static final List<LoggedSet> SETS = Stream.of(1, 8, 15)
            .map(days -> set(STARTED.plus(Duration.ofDays(days))))
            .toList();

    @Test
    void a_row_computed_week_by_week_equals_a_row_computed_at_once() {
        var atOnce = after(RosterState.NONE, plan(program(), 0, SETS, wednesdayOf(3)), 0, SETS, wednesdayOf(3));

        var state = RosterState.NONE;
        var program = program();
        for (int week = 1; week <= 3; week++) {
            var sets = SETS.subList(Math.max(0, week - 2), week);
            program = plan(program, week - 1, sets, wednesdayOf(week));
            state = after(state, program, week - 1, sets, wednesdayOf(week));
        }

        assertThat(state).isEqualTo(atOnce);
        var row = state.entry(planned(program, 2, List.of(), wednesdayOf(3)), null, Map.of());
        assertThat(row.week()).isEqualTo(3);
        assertThat(row.sessions().thisWeek()).isEqualTo(new Count(1, 1));
        assertThat(row.sessions().lastFourWeeks()).isEqualTo(new Count(2, 2));
        assertThat(row.trends().getFirst().points()).hasSize(3);
    }

    @Test
    void a_late_set_leads_to_the_same_row_as_a_set_in_time() {
        var inTime = after(RosterState.NONE, plan(program(), 0, SETS, wednesdayOf(3)), 0, SETS, wednesdayOf(3));

        var others = SETS.subList(1, 3);
        var program = plan(program(), 0, others, wednesdayOf(3));
        var state = after(RosterState.NONE, program, 0, others, wednesdayOf(3));
        assertThat(state).isNotEqualTo(inTime);

        assertThat(after(state, plan(program, 1, SETS, wednesdayOf(3)), 1, SETS, wednesdayOf(3)))
                .isEqualTo(inTime);
    }

    @Test
    void a_missed_day_is_raised_once() {
        var schedule =
                WeeklySchedule.started(WeeklySchedule.since(MONDAY, List.of(new DayWeekday(1, DayOfWeek.MONDAY))));
        var program = plan(program().with(schedule), 0, List.of(), STARTED);
        var onMonday = after(RosterState.NONE, program, 0, List.of(), STARTED);
        assertThat(onMonday.missed()).isEmpty();

        var tuesday = planned(program, 1, List.of(), STARTED.plus(Duration.ofDays(1)));
        var onTuesday = onMonday.after(tuesday);
        assertThat(onTuesday.missed()).map(MissedDay::date).containsExactly(MONDAY);
        assertThat(onTuesday.raisedAfter(onMonday, tuesday)).isPresent();
        assertThat(onTuesday.entry(tuesday, null, Map.of()).flags())
                .anySatisfy(flag -> assertThat(flag.code()).isEqualTo(FlagCode.MISSED_TODAY));

        var wednesday = planned(program, 1, List.of(), STARTED.plus(Duration.ofDays(2)));
        assertThat(onTuesday.after(wednesday).raisedAfter(onTuesday, wednesday)).isEmpty();
    }

    private static RosterState after(
            RosterState before, Program program, int fromWeek, List<LoggedSet> sets, Instant asOf) {
        return before.after(planned(program, fromWeek, sets, asOf));
    }

    private static AthletePlanned planned(Program program, int fromWeek, List<LoggedSet> sets, Instant asOf) {
        var change = replan(program, fromWeek, sets, asOf).of(program);
        var folded = new AthletePlanned.FoldedProgram(
                programs(program), program, Math.max(1, fromWeek), sets, change.trends());
        return new AthletePlanned(programs(program), true, false, List.of(folded), asOf);
    }

    /** Computes the program's plan as the planner does. */
    private static Program plan(Program program, int fromWeek, List<LoggedSet> sets, Instant asOf) {
        return program.with(program.planState()
                .with(replan(program, fromWeek, sets, asOf).of(program).rows()));
    }

    private static Replan replan(Program program, int fromWeek, List<LoggedSet> sets, Instant asOf) {
        var definition = programs(program).definition(program, new Exercises()::find);
        return new Replan(LIFTER, fromWeek, definition, sets, Set.of(), asOf, null);
    }

    private static AthletePrograms programs(Program program) {
        var profile = Profile.evolve(null, new ProfileChanged(OnPostgres.berlin("Europe/Berlin"), STARTED));
        return AthletePrograms.of(LIFTER, profile, List.of(new AthletePrograms.Planned(program, 0, null)), null);
    }

    private static Program program() {
        var lifts = OnPostgres.benchPress(LIFTER, MONDAY, 120).lifts();
        return Program.started(StartedPrograms.of(new UUID(0, 1), MONDAY, lifts, STARTED));
    }

    private static Instant wednesdayOf(int week) {
        return STARTED.plus(Duration.ofDays(7L * week - 5));
    }

    private static LoggedSet set(Instant at) {
        return new LoggedSet(
                UUID.nameUUIDFromBytes(at.toString().getBytes(UTF_8)).toString(),
                "session of " + at,
                at,
                null,
                "bench-press",
                SetRole.TOP,
                Exact.of(new BigDecimal("120")),
                WeightUnit.KG,
                4,
                Exact.of(new BigDecimal("8.5")),
                false,
                at,
                null);
    }
}
