package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.OnPostgres.benchPress;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.top;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.Pause;
import topset.contract.TargetOverride;
import topset.contract.Topics;
import topset.edge.web.Problem;
import topset.edge.web.Violation;
import topset.edge.web.Violations;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.rules.DecisionOf;
import topset.rules.lift.LiftRequest;
import topset.store.Athlete;

@WithDatabase
class ChangedProgramsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TWO_WEEKS_EARLIER = LocalDate.parse("2026-11-09");
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();

    @Test
    void what_a_command_answers_is_what_is_read_afterwards() {
        var lifter = service.lifter(MONDAY);
        var id = program(lifter);
        isRead(service.coach.override(lifter, id, SLOT, 2, load(130)));
        isRead(service.coach.pause(
                lifter,
                id,
                DecisionOf.pause(LocalDate.parse("2026-12-21"), LocalDate.parse("2026-12-27"), "Christmas")));
        isRead(service.programs.start(lifter.gym(), overheadPress(lifter, LocalDate.parse("2026-12-28"))));
        isRead(service.coach.end(lifter, id));
    }

    private void isRead(ProgramService.StoredProgram answered) {
        assertThat(service.programs.find(
                        answered.athlete().gym(), answered.program().id()))
                .get()
                .usingRecursiveComparison()
                .ignoringFields("created")
                .usingOverriddenEquals()
                .isEqualTo(answered);
    }

    @Test
    void the_same_override_twice_is_one_event() {
        var lifter = service.lifter(MONDAY);
        service.coach.override(lifter, program(lifter), SLOT, 2, load(130));
        var events = service.count("event", lifter);

        var again = service.coach.override(lifter, program(lifter), SLOT, 2, load(130));

        assertThat(again.program().adjustments().overrides()).hasSize(1);
        assertThat(service.count("event", lifter)).isEqualTo(events);
    }

    @Test
    void an_override_of_a_slot_that_is_not_there_is_not_found() {
        var lifter = service.lifter(MONDAY);

        assertThatThrownBy(() -> service.coach.override(lifter, program(lifter), "d9-nothing", 2, load(130)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void a_program_that_was_ended_has_no_plan_any_more_and_its_slots_leave_the_topic() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        var id = program(lifter);

        var ended = service.coach.end(lifter, id);

        assertThat(ended.endsOn()).isEqualTo("2026-11-24");
        assertThatThrownBy(() -> service.plan(lifter)).isInstanceOf(Problem.class);
        assertThat(service.plans.require(lifter, id, current -> 1).program().id())
                .isEqualTo(id);
        assertThat(tombstones(lifter, SLOT)).isEqualTo(1);
        assertThat(service.coach.end(lifter, id).endsOn()).isEqualTo("2026-11-24");
        assertThat(tombstones(lifter, SLOT)).isEqualTo(1);
    }

    @Test
    void a_program_that_is_over_is_not_changed_any_more() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        var id = program(lifter);
        service.coach.end(lifter, id);

        assertThatThrownBy(() -> service.coach.override(lifter, id, SLOT, 3, load(130)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    @Test
    void a_program_ended_before_it_began_never_ends_the_one_before() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        var next = service.programs
                .start(lifter.gym(), benchPress(lifter, LocalDate.parse("2026-11-30"), 100))
                .program()
                .id();
        assertThat(service.programs.list(lifter).getFirst().endsOn()).isEqualTo("2026-11-30");

        service.coach.end(lifter, next);

        assertThat(service.programs.list(lifter).getFirst().endsOn()).isNull();
    }

    @Test
    void a_later_starting_program_takes_the_slots_over_when_it_begins() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.programs.start(lifter.gym(), overheadPress(lifter, LocalDate.parse("2026-11-30")));
        assertThat(tombstones(lifter, SLOT)).isZero();
        assertThat(states(lifter, "d1-overhead-press")).isZero();

        service.now = service.now.plus(Duration.ofDays(7));
        sweep();

        assertThat(tombstones(lifter, SLOT)).isEqualTo(1);
        assertThat(states(lifter, "d1-overhead-press")).isEqualTo(1);
    }

    @Test
    void a_pause_backwards_is_refused() {
        var found = new Violations(Pause.class);

        RuleChecks.pause(DecisionOf.pause(MONDAY, MONDAY.minusDays(1), "the wrong way round"), found);

        assertThat(found.problem().violations())
                .extracting(violation -> violation.field() + " " + violation.rule())
                .containsExactly("to pause");
    }

    @Test
    void all_that_is_wrong_with_an_override_is_named_in_the_order_of_its_fields() {
        var lifter = service.lifter(MONDAY);
        var faulty = new TargetOverride(
                BigDecimal.valueOf(-1), 99, BigDecimal.valueOf(95), 20, " ", new TargetOverride.Force(" "));

        assertThatThrownBy(() -> service.coach.override(lifter, program(lifter), SLOT, 2, faulty))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly(
                                        "load", "reps", "backoffReduction", "backoffSets", "reason", "force.reason"));
    }

    @Test
    void all_that_is_wrong_with_a_program_is_named_in_the_order_of_its_fields() {
        var lifter = service.lifter(MONDAY);

        assertThatThrownBy(() -> service.programs.start(lifter.gym(), faulty(lifter)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly("startsOn", "template", "lifts[0].exercise", "lifts[0].start.load"));
    }

    @Test
    void without_a_profile_all_is_named_that_does_not_depend_on_it() {
        var nobody = new Athlete("iron-temple", "nobody-" + UUID.randomUUID());

        assertThatThrownBy(() -> service.programs.start(nobody.gym(), faulty(nobody)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly("athleteId", "startsOn", "template"));
    }

    /** Returns a request with a lift that leaves day and scheme to a template which does not exist. */
    private static ProgramRequest faulty(Athlete athlete) {
        var lift = new LiftRequest(
                null,
                null,
                "moon-press",
                null,
                null,
                new LiftRequest.Start(BigDecimal.valueOf(1001), null, null, null, null),
                null,
                null);
        return new ProgramRequest(
                null, athlete.id(), LocalDate.of(26, 11, 23), "arm-day", null, null, null, List.of(lift), null);
    }

    @Test
    void a_plan_that_is_not_there_says_what_is_missing() {
        var nobody = new Athlete("iron-temple", "nobody-" + UUID.randomUUID());
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        var other = UUID.randomUUID();
        service.coach.end(lifter, program(lifter));

        isMissing(
                nobody,
                null,
                "Athlete " + nobody.id() + " has no profile: set it with PUT /v1/athletes/" + nobody.id());
        isMissing(
                lifter,
                null,
                "Athlete " + lifter.id() + " has no active program: no program runs today, and none starts on a later"
                        + " date");
        isMissing(lifter, other, "Athlete " + lifter.id() + " has no program " + other);
    }

    private void isMissing(Athlete athlete, @Nullable UUID programId, String says) {
        assertThatThrownBy(() -> service.plans.require(athlete, programId, current -> 1))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
                    assertThat(problem).hasMessage(says);
                });
    }

    @Test
    void what_a_coach_decided_survives_being_read_again() {
        var lifter = service.lifter(MONDAY);
        var id = program(lifter);
        service.coach.override(lifter, id, SLOT, 2, load(130));
        service.coach.pause(lifter, id, DecisionOf.pause(LocalDate.parse("2026-12-21"), null, "Christmas"));
        var decided =
                service.programs.find(lifter.gym(), id).orElseThrow().program().adjustments();

        assertThat(decided.overrides()).hasSize(1);
        assertThat(decided.pauses()).hasSize(1);
    }

    @Test
    void the_same_flags_again_publish_nothing_and_other_flags_do() {
        var lifter = service.lifter(MONDAY);
        var before = flagsChanged(lifter);
        var skipped = top(lifter, "2026-11-24T10:00:00Z", "120", 4);
        service.arrive(skipped);
        assertThat(flagsChanged(lifter)).isEqualTo(before + 1);

        service.arrive(Sets.corrected(skipped, 2, 5));
        assertThat(flagsChanged(lifter))
                .as("5 reps instead of 4, warm-up skipped as before")
                .isEqualTo(before + 1);

        service.arrive(Sets.corrected(skipped, 3, 2));
        assertThat(flagsChanged(lifter)).as("now the target was missed too").isEqualTo(before + 2);
    }

    private void sweep() {
        try {
            service.sweep.sweep();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID program(Athlete lifter) {
        return service.programs.list(lifter).getFirst().program().id();
    }

    @Test
    void a_coachs_reduction_for_this_week_adjusts_todays_backoff_and_not_yesterdays() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-23T17:00:00Z", "120", 4), top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        assertThat(adjusted(lifter)).isEqualTo(2);

        service.coach.override(lifter, program(lifter), SLOT, 1, reduction(12));

        assertThat(adjusted(lifter)).isEqualTo(3);
        assertThat(service.number(
                        "select count(*) from program_week, jsonb_each_text(backoffs) as published"
                                + " where gym = ? and published.value like '105 %'",
                        lifter.gym()))
                .as("12 % off 120, for today's session only")
                .isEqualTo(1);
    }

    @Test
    void a_late_set_that_moves_this_weeks_reduction_adjusts_todays_backoff() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        assertThat(adjusted(lifter)).isEqualTo(1);

        var late = top(lifter, "2026-11-17T17:00:00Z", "120", 4);
        service.arrive(late, backoffOf(late, "102.5", 6));

        assertThat(adjusted(lifter))
                .as("last week's, and today's with more off")
                .isEqualTo(3);
    }

    @Test
    void a_late_set_that_leaves_this_weeks_reduction_leaves_todays_backoff() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));

        service.arrive(top(lifter, "2026-11-17T17:00:00Z", "120", 4));

        assertThat(adjusted(lifter)).as("today's, then last week's only").isEqualTo(2);
    }

    private long adjusted(Athlete lifter) {
        return service.number("select count(*) from event where gym = ? and type = 'BackoffAdjusted.v1'", lifter.gym());
    }

    private static TargetOverride reduction(int percent) {
        return DecisionOf.override(null, null, Integer.toString(percent), null, "easier today");
    }

    private static TargetOverride load(int load) {
        return DecisionOf.override(Integer.toString(load), null, null, null, "shoulder feels tight");
    }

    private static ProgramRequest overheadPress(Athlete lifter, LocalDate startsOn) {
        var bench = benchPress(lifter, startsOn, 60);
        var lift = bench.lifts().getFirst();
        return new ProgramRequest(
                null,
                lifter.id(),
                startsOn,
                null,
                null,
                null,
                null,
                List.of(new LiftRequest(
                        "d1-overhead-press",
                        1,
                        "overhead-press",
                        lift.scheme(),
                        lift.progression(),
                        lift.start(),
                        null,
                        null)),
                null);
    }

    private long flagsChanged(Athlete lifter) {
        return service.number(
                "select count(*) from outbox where headers ->> 'ce_type' = 'topset.program.FlagsChanged.v1'"
                        + " and headers ->> 'ce_gym' = ?",
                lifter.gym());
    }

    private long tombstones(Athlete lifter, String slotId) {
        return service.number(
                "select count(*) from outbox where key = ? and value is null",
                Topics.slotKey(lifter.gym(), lifter.id(), slotId));
    }

    private long states(Athlete lifter, String slotId) {
        return service.number(
                "select count(*) from outbox where key = ? and value is not null",
                Topics.slotKey(lifter.gym(), lifter.id(), slotId));
    }
}
