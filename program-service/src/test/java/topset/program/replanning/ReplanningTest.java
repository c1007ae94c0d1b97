package topset.program.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.OnPostgres.benchPress;
import static topset.program.OnPostgres.berlin;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.ProfileDetails;
import topset.contract.TargetStatus;
import topset.contract.Topics;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.coaching.ProgramRequest;
import topset.rules.DecisionOf;
import topset.store.Athlete;

@WithDatabase
class ReplanningTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TWO_WEEKS_EARLIER = LocalDate.parse("2026-11-09");
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();

    @Test
    void a_late_set_changes_every_week_after_it_and_says_so() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.arrive(top(lifter, "2026-11-17T18:00:00+01:00", "120", 4)); // week 2
        assertThat(service.topLoad(lifter, 3)).isEqualTo("122.5");

        service.arrive(top(lifter, "2026-11-10T18:00:00+01:00", "120", 4)); // week 1, late

        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        assertThat(service.topLoad(lifter, 3))
                .as("120 was less than the 122.5 now asked for: missed, repeated")
                .isEqualTo("122.5");
        var second = service.plan(lifter).program().target(2, SLOT).orElseThrow();
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.revisedAfterFinal()).isTrue();
    }

    @Test
    void what_is_lifted_before_the_first_week_is_no_late_revision_of_it() {
        var lifter = service.lifter(MONDAY.plusWeeks(1));

        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));

        var first = service.plan(lifter).program().target(1, SLOT).orElseThrow();
        assertThat(first.revision()).as("the forecast knows more").isEqualTo(2);
        assertThat(first.revisedAfterFinal()).isFalse();
    }

    @Test
    void of_two_weights_of_one_day_the_last_that_was_said_holds() {
        var lifter = service.lifter(MONDAY);
        for (var weight : List.of("80", "90", "80")) {
            service.programs.changeProfile(lifter, weighing(weight));
        }
        assertThat(service.programs.profile(lifter).orElseThrow().bodyweights())
                .containsExactly(Objects.requireNonNull(weighing("80").bodyweight()));
    }

    private static ProfileDetails weighing(String kilos) {
        return DecisionOf.profile(
                "Europe/Berlin",
                WeightUnit.KG,
                false,
                null,
                new ProfileDetails.Bodyweight(new BigDecimal(kilos), WeightUnit.KG, MONDAY));
    }

    @Test
    void a_flag_of_no_lift_is_published_again_when_it_has_another_set() {
        var lifter = service.lifter(MONDAY);
        service.arrive(Sets.of("squat", top(lifter, "2026-11-24T10:00:00Z", "120", 4)));
        var before = published(lifter, Topics.PROGRAM_EVENTS);

        service.arrive(Sets.of("squat", top(lifter, "2026-11-24T11:00:00Z", "120", 4)));

        assertThat(published(lifter, Topics.PROGRAM_EVENTS)).isEqualTo(before + 1);
    }

    @Test
    void a_set_corrected_and_then_removed_leaves_the_plan_as_if_it_had_never_been() {
        var lifter = service.lifter(MONDAY);
        var before =
                service.plan(lifter).program().target(2, SLOT).orElseThrow().slotWeek();
        var set = top(lifter, "2026-11-24T10:00:00Z", "120", 4);
        service.arrive(set);
        service.arrive(corrected(set, 2, 2));
        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");

        service.arrive(removed(set, 3));

        assertThat(service.plan(lifter).program().target(2, SLOT).orElseThrow().slotWeek())
                .isEqualTo(before);
    }

    @Test
    void a_program_that_starts_in_the_past_counts_the_sets_of_its_weeks() {
        var lifter = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(lifter, berlin("Europe/Berlin"));
        service.arrive(
                top(lifter, "2026-11-10T18:00:00+01:00", "120", 4),
                top(lifter, "2026-11-17T18:00:00+01:00", "122.5", 4));

        service.programs.start(lifter.gym(), benchPress(lifter, TWO_WEEKS_EARLIER, 120));

        assertThat(service.topLoad(lifter, 3)).isEqualTo("125");
    }

    @Test
    void a_new_program_ends_the_one_before_it() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));

        var programs = service.programs.list(lifter);

        assertThat(programs).extracting(stored -> stored.endsOn()).containsExactly(MONDAY, null);
        assertThat(service.topLoad(lifter, 1)).isEqualTo("100");
        var earlier =
                service.plans.require(lifter, programs.getFirst().program().id(), current -> 1);
        assertThat(earlier.isPlanned(2)).isTrue();
        assertThat(earlier.isPlanned(3)).isFalse();
    }

    @Test
    void the_last_week_of_a_program_is_judged_with_its_late_sets_and_closed_when_it_is_over() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));
        var earlier = service.programs.list(lifter).getFirst().program().id();

        service.arrive(top(lifter, "2026-11-17T18:00:00+01:00", "120", 4));

        var plan = service.plans.require(lifter, earlier, current -> 1);
        var last = plan.program().target(3, SLOT).orElseThrow().slotWeek();
        assertThat(last.status()).isEqualTo(TargetStatus.FINAL);
        assertThat(Objects.requireNonNull(last.done()).outcome()).isEqualTo(WeekOutcome.HIT);
        assertThat(plan.isPlanned(3)).as("nobody lifts it").isFalse();
        assertThat(plan.simulate(plan.sets(), service.now)).isEmpty();
    }

    @Test
    void in_a_programs_last_week_the_topic_has_no_next_one() {
        var lifter = service.lifter(MONDAY);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY.plusWeeks(1), 100));

        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));

        assertThat(service.number(
                        "select count(*) from (select convert_from(value, 'UTF8')::jsonb v from outbox where key = ?"
                                + " order by id desc limit 1) n where v ->> 'next' is null and v -> 'current' ->> 'week' ="
                                + " '1'",
                        Topics.slotKey(lifter.gym(), lifter.id(), SLOT)))
                .isEqualTo(1);
    }

    @Test
    void sets_after_a_programs_end_do_not_touch_it() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));
        var earlier = service.programs.list(lifter).getFirst().program().id();
        var before = service.plans.require(lifter, earlier, current -> 1).program();

        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "100", 4));

        assertThat(service.topLoad(lifter, 2)).isEqualTo("102.5");
        assertThat(service.plans.require(lifter, earlier, current -> 1).program())
                .isEqualTo(before);
    }

    @Test
    void a_changed_time_zone_moves_the_next_weeks_start_and_not_this_ones() {
        var lifter = service.lifter(MONDAY);
        var start = service.plan(lifter).calendar().startOf(1);
        service.now = service.now.plusSeconds(60);

        service.programs.changeProfile(lifter, berlin("America/New_York"));

        var calendar = service.plan(lifter).calendar();
        assertThat(calendar.startOf(1)).isEqualTo(start);
        assertThat(calendar.startOf(2)).isEqualTo(Instant.parse("2026-11-30T05:00:00Z"));
    }

    @Test
    void the_same_program_again_is_the_same_answer_and_other_content_is_a_conflict() {
        var lifter = service.lifter(MONDAY);
        var id = UUID.randomUUID();
        var first = service.programs.start(lifter.gym(), withId(benchPress(lifter, MONDAY, 100), id));
        var events = service.count("event", lifter);

        var again = service.programs.start(lifter.gym(), withId(benchPress(lifter, MONDAY, 100), id));

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.program().lifts()).isEqualTo(first.program().lifts());
        assertThatThrownBy(() -> service.programs.start(lifter.gym(), withId(benchPress(lifter, MONDAY, 110), id)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
        assertThat(service.count("event", lifter)).isEqualTo(events);
    }

    @Test
    void a_refused_program_leaves_nothing_behind() {
        var lifter = service.lifter(MONDAY);
        var events = service.count("event", lifter);

        assertThatThrownBy(() -> service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, -5)))
                .isInstanceOf(Problem.class);

        assertThat(service.count("event", lifter)).isEqualTo(events);
        assertThat(service.count("program", lifter)).isEqualTo(1);
    }

    @Test
    void a_top_set_publishes_next_weeks_target_its_flags_todays_backoff_and_the_slots_newest_state() {
        var lifter = service.lifter(MONDAY);
        var events = published(lifter, Topics.PROGRAM_EVENTS);
        var states = published(lifter, Topics.TARGETS);

        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));

        assertThat(published(lifter, Topics.PROGRAM_EVENTS)).isEqualTo(events + 3);
        assertThat(published(lifter, Topics.TARGETS)).isEqualTo(states + 1);
    }

    @Test
    void a_set_that_changes_nothing_to_be_seen_publishes_nothing() {
        var lifter = service.lifter(MONDAY);
        var before = published(lifter, Topics.PROGRAM_EVENTS) + published(lifter, Topics.TARGETS);
        var set = top(lifter, "2026-11-24T10:00:00Z", "120", 4);

        service.arrive(set, removed(set, 2));

        assertThat(published(lifter, Topics.PROGRAM_EVENTS) + published(lifter, Topics.TARGETS))
                .isEqualTo(before);
    }

    @Test
    void two_gyms_may_have_programs_of_the_same_id() {
        var id = UUID.randomUUID();
        var one = service.lifter(TWO_WEEKS_EARLIER);
        var two = service.lifter(TWO_WEEKS_EARLIER);
        service.programs.start(one.gym(), withId(benchPress(one, MONDAY, 100), id));
        service.programs.start(two.gym(), withId(benchPress(two, MONDAY, 60), id));

        service.arrive(top(one, "2026-11-24T10:00:00Z", "100", 4), top(two, "2026-11-24T10:00:00Z", "60", 2));

        assertThat(service.topLoad(one, 2)).isEqualTo("102.5");
        assertThat(service.topLoad(two, 2)).isEqualTo("60");
    }

    @Test
    void a_slot_that_the_new_program_does_not_have_leaves_the_topic_of_newest_states() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);

        service.programs.start(lifter.gym(), renamed(benchPress(lifter, MONDAY, 100), "d1-other"));

        assertThat(service.number(
                        "select count(*) from outbox where key = ? and value is null",
                        Topics.slotKey(lifter.gym(), lifter.id(), SLOT)))
                .isEqualTo(1);
    }

    private long published(Athlete athlete, String topic) {
        return service.number(
                "select count(*) from outbox where topic = '" + topic + "' and headers ->> 'ce_gym' = ?",
                athlete.gym());
    }

    private static ProgramRequest renamed(ProgramRequest request, String slotId) {
        var lift = request.lifts().getFirst();
        return new ProgramRequest(
                null,
                request.athleteId(),
                request.startsOn(),
                null,
                null,
                null,
                null,
                java.util.List.of(new topset.rules.lift.LiftRequest(
                        slotId,
                        lift.day(),
                        lift.exercise(),
                        lift.scheme(),
                        lift.progression(),
                        lift.start(),
                        lift.equipment(),
                        lift.force())),
                null);
    }

    private static ProgramRequest withId(ProgramRequest request, UUID id) {
        return new ProgramRequest(
                id,
                request.athleteId(),
                request.startsOn(),
                request.template(),
                null,
                request.structure(),
                null,
                request.lifts(),
                null);
    }
}
