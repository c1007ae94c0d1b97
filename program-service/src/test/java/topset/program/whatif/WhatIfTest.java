package topset.program.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.FlagCode;
import topset.contract.SetRole;
import topset.contract.WeekOutcome;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.plans.WeekPlan;
import topset.program.programs.Program.StoredTarget;
import topset.program.whatif.SimulationRequest.HypotheticalSet;
import topset.program.whatif.SimulationRequest.Week;
import topset.rules.DecisionOf;
import topset.store.Athlete;

@WithDatabase
class WhatIfTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TWO_WEEKS_EARLIER = LocalDate.parse("2026-11-09");
    private static final String SLOT = "d1-bench-press";
    private static final List<String> TABLES = List.of("event", "slot_week", "program_week", "set_fact", "roster_row");

    private final OnPostgres service = new OnPostgres();

    @Test
    void what_would_be_planned_is_what_is_planned_once_it_is_so() {
        var lifter = service.lifter(MONDAY);
        var hypothetical = simulated(lifter, week(set(TOP, "120", 4, "8.5"), set(BACKOFF, "102.5", 7, null)));

        var real = Sets.top(lifter, "2026-11-24T12:00:00Z", "120", 4);
        service.arrive(real, Sets.backoffOf(real, "102.5", 7));

        var decided =
                service.plan(lifter).program().target(2, SLOT).orElseThrow().slotWeek();
        var lift = WeekPlan.PlanLift.of(service.plan(lifter).program(), StoredTarget.unstored(decided));
        assertThat(hypothetical.weeks()).singleElement().satisfies(week -> {
            assertThat(week.week()).isEqualTo(2);
            assertThat(week.startsOn()).isEqualTo("2026-11-30");
            assertThat(week.outcome()).isEqualTo(WeekOutcome.HIT);
            assertThat(week.lift())
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*setIds")
                    .isEqualTo(lift);
            assertThat(rules(week)).containsExactly("linear.hit", "backoff.struggled");
        });
    }

    @Test
    void nothing_is_stored_or_published() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.arrive(Sets.top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        var rows = rows(lifter);
        var plan = service.plan(lifter).program();

        simulated(lifter, week(set(TOP, "120", 1, "10")), week(), week(set(TOP, "130", 4, "8")));

        assertThat(rows(lifter)).isEqualTo(rows);
        assertThat(service.plan(lifter).program()).isEqualTo(plan);
    }

    @Test
    void every_week_goes_on_from_the_one_before() {
        var lifter = service.lifter(MONDAY);

        var simulation = simulated(
                lifter,
                week(set(TOP, "120", 4, "8.5")),
                week(set(TOP, "122.5", 3, "9.5")),
                week(set(TOP, "122.5", 2, "10")),
                week());

        assertThat(simulation.weeks())
                .extracting(each -> each.week() + " " + each.outcome() + " " + top(each))
                .containsExactly("2 HIT 122.5", "3 MISSED 122.5", "4 MISSED 110", "5 NOT_TRAINED 110");
        assertThat(simulation.weeks().getLast().lift().flags())
                .extracting(flag -> flag.code())
                .contains(FlagCode.NOT_TRAINED);
    }

    @Test
    void a_hypothetical_top_set_stands_instead_of_the_one_that_was_lifted() {
        var lifter = service.lifter(MONDAY);
        var real = Sets.top(lifter, "2026-11-24T10:00:00Z", "120", 2);
        service.arrive(real, Sets.backoffOf(real, "102.5", 12));

        var better = simulated(lifter, week(set(TOP, "120", 4, "8"))).weeks().getFirst();

        assertThat(top(better)).isEqualTo("122.5");
        assertThat(better.lift().why())
                .extracting(Why::rule)
                .as("the backoff that was lifted counts as it was")
                .containsExactly("linear.hit", "backoff.easy");
        assertThat(better.lift().flags()).extracting(flag -> flag.code()).doesNotContain(FlagCode.OUT_OF_ORDER);
        assertThat(service.topLoad(lifter, 2))
                .as("and in truth nothing has changed")
                .isEqualTo("120");
    }

    @Test
    void hypothetical_backoffs_follow_the_top_set_that_was_lifted() {
        var lifter = service.lifter(MONDAY);
        service.arrive(Sets.top(lifter, "2026-11-24T10:00:00Z", "120", 4));

        var after =
                simulated(lifter, week(set(BACKOFF, "102.5", 6, null))).weeks().getFirst();

        assertThat(top(after)).isEqualTo("122.5");
        assertThat(rules(after)).containsExactly("linear.hit", "backoff.struggled");
    }

    @Test
    void a_week_without_sets_is_as_far_as_it_was_logged() {
        var lifter = service.lifter(MONDAY);
        service.arrive(Sets.top(lifter, "2026-11-24T10:00:00Z", "120", 4));

        assertThat(simulated(lifter, week(), week(), week()).weeks())
                .extracting(each -> each.outcome() + " " + top(each))
                .containsExactly("HIT 122.5", "NOT_TRAINED 122.5", "NOT_TRAINED 110");
    }

    @Test
    void before_the_start_the_first_week_is_week_one() {
        var lifter = service.lifter(LocalDate.parse("2026-12-07"));

        assertThat(simulated(lifter, week(set(TOP, "120", 4, null))).weeks())
                .extracting(each -> each.week() + " " + top(each))
                .containsExactly("2 122.5");
    }

    @Test
    void pauses_changes_and_the_end_of_the_program_hold() {
        var lifter = service.lifter(MONDAY);
        var id = service.programs.list(lifter).getFirst().program().id();
        service.coach.pause(
                lifter, id, DecisionOf.pause(MONDAY.plusDays(7), MONDAY.plusDays(13), "a week on the coast"));
        service.programs.start(lifter.gym(), OnPostgres.benchPress(lifter, MONDAY.plusDays(28), 100));

        var simulation = simulated(lifter, week(set(TOP, "120", 4, "8.5")), week(), week(), week(), week());

        assertThat(simulation.weeks())
                .extracting(each -> each.week() + " " + rules(each).getFirst())
                .as("week 5 is the next program's")
                .containsExactly("2 linear.hit", "3 pause", "4 layoff.hold");
    }

    @Test
    void sets_are_ordered_by_their_completion_and_then_by_their_id() {
        var lifter = service.lifter(MONDAY);
        var id = UUID.randomUUID();
        var top = new HypotheticalSet(
                id,
                "bench-press",
                TOP,
                kg("120"),
                4,
                new BigDecimal("8.5"),
                java.time.OffsetDateTime.parse("2026-11-24T18:00:00+01:00"),
                SLOT,
                true,
                "felt fine");
        var earlier = new HypotheticalSet(
                null,
                null,
                BACKOFF,
                kg("100"),
                9,
                null,
                java.time.OffsetDateTime.parse("2026-11-24T17:00:00+01:00"),
                null,
                null,
                null);

        var lift = simulated(lifter, week(top, earlier)).weeks().getFirst().lift();

        assertThat(lift.why().getFirst().setIds()).containsExactly(id.toString());
        assertThat(lift.flags())
                .extracting(flag -> flag.code())
                .contains(FlagCode.OUT_OF_ORDER, FlagCode.PAIN_REPORTED, FlagCode.WARM_UP_SKIPPED);
    }

    @Test
    void a_slot_that_is_not_there_is_refused_by_its_name() {
        var lifter = service.lifter(MONDAY);

        assertThatThrownBy(() ->
                        Simulation.of(lifter.id(), plan(lifter), new SimulationRequest("d1-squat", List.of(week()))))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
                    assertThat(problem.violations()).singleElement().satisfies(violation -> {
                        assertThat(violation.field()).isEqualTo("slotId");
                        assertThat(violation.rule()).isEqualTo("slot");
                        assertThat(violation.message()).contains("d1-squat", SLOT);
                    });
                });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 8.5, load.value, load-range",
        "1000.5, 4, 8.5, load.value, load-range",
        "-20, 4, 8.5, load.value, load-range",
        "120.0005, 4, 8.5, load.value, load-range",
        "120, -1, 8.5, reps, reps-range",
        "120, 101, 8.5, reps, reps-range",
        "120, 4, 10.5, rpe, rpe-range",
        "120, 4, 0.5, rpe, rpe-range",
        "120, 4, 8.3, rpe, rpe-chart"
    })
    void a_set_that_nobody_could_log_is_refused_by_week_and_place(
            String load, int reps, String rpe, String field, String rule) {
        var lifter = service.lifter(MONDAY);

        assertThatThrownBy(
                        () -> simulated(lifter, week(), week(set(TOP, "120", 4, null), set(BACKOFF, load, reps, rpe))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(violation -> violation.field() + " " + violation.rule())
                                .containsExactly("weeks[1].sets[1]." + field + " " + rule));
    }

    @Test
    void a_set_of_another_slot_or_exercise_is_refused() {
        var lifter = service.lifter(MONDAY);
        var other = new HypotheticalSet(null, "squat", TOP, kg("120"), 4, null, null, "d2-squat", null, null);

        assertThatThrownBy(() -> simulated(lifter, week(other)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("weeks[0].sets[0].exercise", "weeks[0].sets[0].slotId"));
    }

    @Test
    void a_slot_that_is_not_there_hides_no_set_that_nobody_could_log() {
        var lifter = service.lifter(MONDAY);
        var request = new SimulationRequest("d9-nothing", List.of(week(set(TOP, "-20", 101, "8.3"))));

        assertThatThrownBy(() -> Simulation.of(lifter.id(), plan(lifter), request))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("slotId", "weeks[0].sets[0].reps", "weeks[0].sets[0].rpe"));
    }

    private Simulation simulated(Athlete lifter, Week... weeks) {
        return Simulation.of(lifter.id(), plan(lifter), new SimulationRequest(SLOT, List.of(weeks)));
    }

    private topset.program.plans.PlanAsOf plan(Athlete lifter) {
        return service.plans.require(lifter, null, current -> current);
    }

    private Map<String, Long> rows(Athlete lifter) {
        var rows = new TreeMap<String, Long>();
        TABLES.forEach(table -> rows.put(table, service.count(table, lifter)));
        rows.put("outbox", service.number("select count(*) from outbox where headers ->> 'ce_gym' = ?", lifter.gym()));
        return rows;
    }

    private static Week week(HypotheticalSet... sets) {
        return new Week(List.of(sets));
    }

    private static HypotheticalSet set(SetRole role, String load, int reps, @Nullable String rpe) {
        return new HypotheticalSet(
                null, null, role, kg(load), reps, rpe == null ? null : new BigDecimal(rpe), null, null, null, null);
    }

    private static Weight kg(String load) {
        return new Weight(new BigDecimal(load), WeightUnit.KG);
    }

    private static String top(Simulation.SimulatedWeek week) {
        return Stream.ofNullable(week.lift().prescription().top())
                .map(top -> top.load().toPlainString())
                .collect(Collectors.joining());
    }

    private static List<String> rules(Simulation.SimulatedWeek week) {
        return week.lift().why().stream().map(Why::rule).toList();
    }
}
