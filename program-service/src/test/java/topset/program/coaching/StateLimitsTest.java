package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import topset.contract.ProfileDetails;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.CoachAdjustments;
import topset.program.programs.PlanState;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.rules.Checked;
import topset.rules.DecisionOf;
import topset.rules.check.LiftCheck;
import topset.rules.check.Limits;
import topset.rules.lift.Lift;
import topset.rules.progression.Deloads;
import topset.rules.week.Injuries;
import topset.rules.week.LiftsByWeek;
import topset.rules.week.LiftsByWeek.LiftChange;
import topset.rules.week.TrainingCalendar.ZoneSince;
import topset.rules.week.WeeklySchedule;
import topset.store.Athlete;
import topset.store.Query;

@WithDatabase
class StateLimitsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant NOW = Instant.parse("2026-11-24T18:05:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final ProgramEvent.OfCoach CHANGE =
            new ProgramEvent.LiftChanged(ID, 2, lift(), List.of(), NOW, null);
    private static final ProgramEvent.OfCoach OVERRIDE = new ProgramEvent.TargetOverridden(ID, override(2), NOW);
    private static final ProgramEvent.OfCoach PAUSE =
            new ProgramEvent.ProgramPaused(ID, DecisionOf.pause(MONDAY, null, "cold"), NOW);

    private final OnPostgres service = new OnPostgres();

    @Test
    void forty_programs_within_a_year_and_one_more_when_the_first_is_a_year_old() {
        var lifter = service.lifter(MONDAY);
        for (int n = 1; n < Limits.PROGRAMS_A_YEAR; n++) {
            service.programs.start(lifter.gym(), OnPostgres.benchPress(lifter, MONDAY, 100));
        }

        refused(() -> start(lifter, MONDAY), "athleteId", "programs")
                .hasMessageContaining("fewer than 40 programs started in the last 365 days: lifter has 40")
                .hasMessageContaining("may start the next one on 2027-11-25");
        service.now = service.now.plus(Duration.ofDays(366));
        start(lifter, MONDAY.plusWeeks(52));
    }

    @Test
    void the_same_start_again_is_answered_at_the_limit_too() {
        var lifter = service.lifter(MONDAY);
        var plain = OnPostgres.benchPress(lifter, MONDAY, 100);
        var request =
                new ProgramRequest(UUID.randomUUID(), lifter.id(), MONDAY, null, null, null, null, plain.lifts(), null);
        service.programs.start(lifter.gym(), request);
        for (int n = 2; n < Limits.PROGRAMS_A_YEAR; n++) {
            start(lifter, MONDAY);
        }
        refused(() -> start(lifter, MONDAY), "athleteId", "programs");

        assertThat(service.programs.start(lifter.gym(), request).created()).isFalse();
    }

    @Test
    void two_hundred_programs_in_all_however_long_ago_they_were_started() {
        var lifter = service.lifter(MONDAY);
        var years = service.now.plus(Duration.ofDays(2_000));
        copyProgram(lifter, 2, Limits.PROGRAMS - 1);

        assertThatCode(() -> StateLimits.beforeStart(programs(lifter), years, Terms.NOW))
                .doesNotThrowAnyException();
        copyProgram(lifter, Limits.PROGRAMS, Limits.PROGRAMS);
        refused(() -> StateLimits.beforeStart(programs(lifter), years, Terms.NOW), "athleteId", "programs")
                .hasMessageContaining("must be an athlete with fewer than 200 programs: lifter has 200");
        service.forget(lifter);
    }

    private AthletePrograms programs(Athlete lifter) {
        return Query.on(service.dataSource, connection -> AthleteTable.load(connection, lifter));
    }

    private void copyProgram(Athlete lifter, int from, int to) {
        service.change(
                "insert into program (gym, program_id, athlete, starts_on, state, planned_to)"
                        + " select gym, gen_random_uuid(), athlete, starts_on, state, 0"
                        + " from (select * from program where gym = ? limit 1) p, generate_series(" + from + ", " + to
                        + ")",
                lifter);
    }

    @Test
    void a_program_starts_at_most_fifty_two_weeks_back() {
        var lifter = service.lifter(MONDAY);
        start(lifter, LocalDate.parse("2025-11-25"));
        refused(() -> start(lifter, LocalDate.parse("2025-11-24")), "startsOn", "starts-on")
                .hasMessageContaining("must be from 2025-11-25 (52 weeks ago) to 2031-11-24, not 2025-11-24");
    }

    @Test
    void a_hundred_pauses_and_what_is_there_already_is_no_further_one() {
        var lifter = service.lifter(MONDAY);
        var program = service.plan(lifter).program().id();
        var pauses = IntStream.rangeClosed(1, Limits.PAUSES + 1)
                .mapToObj(n -> DecisionOf.pause(MONDAY.plusDays(2L * n), MONDAY.plusDays(2L * n), "holiday"))
                .toList();
        pauses.subList(0, Limits.PAUSES).forEach(each -> service.coach.pause(lifter, program, each));

        refused(() -> service.coach.pause(lifter, program, pauses.getLast()), "from", "pauses");
        service.coach.pause(lifter, program, pauses.getFirst());
        service.coach.end(lifter, program);
    }

    @Test
    void overrides_changes_of_lifts_and_changes_in_all_have_limits_of_their_own() {
        var full = program(Limits.OVERRIDES, Limits.LIFT_CHANGES, Limits.PAUSES, 0);
        var below = below(Limits.PROGRAM_CHANGES - 1);

        refused(() -> StateLimits.beforeChange(OVERRIDE, full), "week", "overrides");
        refused(() -> StateLimits.beforeChange(CHANGE, full), "slotId", "lift-changes");
        refused(() -> StateLimits.beforeChange(PAUSE, full), "from", "pauses");
        for (var command : List.of(OVERRIDE, CHANGE, PAUSE)) {
            assertThatCode(() -> StateLimits.beforeChange(command, below)).doesNotThrowAnyException();
            assertThatThrownBy(() -> StateLimits.beforeChange(command, below(Limits.PROGRAM_CHANGES)))
                    .hasMessageContaining(
                            "must belong to a program with fewer than 2000 changes (including reverted ones)");
        }
    }

    @Test
    void a_program_that_was_changed_two_thousand_times_takes_no_other_change() {
        var lifter = service.lifter(MONDAY);
        var program = service.plan(lifter).program().id();
        service.coach.pause(lifter, program, DecisionOf.pause(MONDAY.plusDays(1), MONDAY.plusDays(1), "holiday"));
        service.change(
                "update program set state = jsonb_set(state::jsonb, '{decisions,ofPeople}', '" + Limits.PROGRAM_CHANGES
                        + "')::text where gym = ?",
                lifter);
        var another = DecisionOf.pause(MONDAY.plusDays(3), MONDAY.plusDays(3), "holiday");

        refused(() -> service.coach.pause(lifter, program, another), "from", "program-changes");
        service.forget(lifter);
    }

    @Test
    void what_takes_something_back_is_never_refused() {
        var full = program(Limits.OVERRIDES, Limits.LIFT_CHANGES, Limits.PAUSES, 1_000_000);
        for (var command : List.<ProgramEvent.OfCoach>of(
                new ProgramEvent.OverrideRemoved(ID, "d1-bench-press", 1, NOW),
                new ProgramEvent.ProgramResumed(ID, MONDAY, NOW),
                new ProgramEvent.ProgramEnded(ID, MONDAY, NOW))) {
            assertThatCode(() -> StateLimits.beforeChange(command, full)).doesNotThrowAnyException();
        }
    }

    @Test
    void bodyweights_of_ten_years_and_five_hundred_time_zones() {
        var ten = profile(Limits.BODYWEIGHTS, 1);
        refused(() -> StateLimits.beforeProfile(ten, profile(Limits.BODYWEIGHTS + 1, 1)), "bodyweight", "bodyweights");
        refused(
                () -> StateLimits.beforeProfile(profile(1, Limits.TIME_ZONES), profile(1, Limits.TIME_ZONES + 1)),
                "timeZone",
                "time-zones");
        assertThatCode(() -> StateLimits.beforeProfile(ten, ten)).doesNotThrowAnyException();
        var grown = profile(Limits.BODYWEIGHTS + 9, 1);
        assertThatCode(() -> StateLimits.beforeProfile(grown, grown))
                .as("who had more before may change the rest")
                .doesNotThrowAnyException();
    }

    @Test
    void the_profile_of_an_athlete_who_moved_five_hundred_times_takes_no_other_time_zone() {
        var lifter = service.lifter(MONDAY);
        service.change(
                "update athlete_profile set profile = jsonb_set(profile::jsonb, '{zones}', (select jsonb_agg(zone) from"
                        + " (select profile::jsonb -> 'zones' -> 0 as zone from generate_series(1, "
                        + Limits.TIME_ZONES + ")) zones))::text where gym = ?",
                lifter);

        refused(
                () -> service.programs.changeProfile(lifter, OnPostgres.berlin("Europe/Paris")),
                "timeZone",
                "time-zones");
    }

    private void start(Athlete lifter, LocalDate startsOn) {
        service.programs.start(lifter.gym(), OnPostgres.benchPress(lifter, startsOn, 100));
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
            ThrowingCallable call, String field, String rule) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
            assertThat(problem.violations())
                    .extracting(each -> each.field() + " " + each.rule())
                    .containsExactly(field + " " + rule);
        });
    }

    private static Program below(int decisions) {
        return program(Limits.OVERRIDES - 1, Limits.LIFT_CHANGES - 1, Limits.PAUSES - 1, decisions);
    }

    private static Program program(int overrides, int lifts, int pauses, int decisions) {
        return new Program(
                new ProgramEvent.ProgramStarted(
                        UUID.randomUUID(),
                        1,
                        MONDAY,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        "asked",
                        Instant.EPOCH,
                        null,
                        null),
                new LiftsByWeek(List.of(lift()), Collections.nCopies(lifts, new LiftChange(2, lift(), false))),
                List.of(),
                WeeklySchedule.NONE,
                new CoachAdjustments(
                        IntStream.range(0, overrides)
                                .mapToObj(n -> override(n + 1))
                                .toList(),
                        Collections.nCopies(pauses, DecisionOf.pause(MONDAY, null, "cold")),
                        Deloads.NONE,
                        null),
                new Program.Decisions(decisions, 0),
                PlanState.NOTHING);
    }

    private static OverriddenTarget override(int week) {
        return new OverriddenTarget("d1-bench-press", week, DecisionOf.override(null, 4, null, null, "tired"));
    }

    private static Profile profile(int bodyweights, int zones) {
        return new Profile(
                OnPostgres.berlin("Europe/Berlin"),
                Collections.nCopies(zones, new ZoneSince(NOW, ZoneId.of("Europe/Berlin"))),
                IntStream.range(0, bodyweights)
                        .mapToObj(n ->
                                new ProfileDetails.Bodyweight(new BigDecimal("80"), WeightUnit.KG, MONDAY.plusDays(n)))
                        .toList(),
                Injuries.NONE);
    }

    private static Lift lift() {
        var request = OnPostgres.benchPress(new Athlete("gym", "lifter"), MONDAY, 120);
        var context =
                Checked.context(new Exercises()::find, WeightUnit.KG, MONDAY, null, false, null, exercise -> null);
        return Checked.accepted(found -> LiftCheck.check(request.lifts(), context, found))
                .lifts()
                .getFirst();
    }
}
