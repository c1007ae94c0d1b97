package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.Exercise;
import topset.contract.PlannedLift;
import topset.contract.ProfileDetails.Goal;
import topset.contract.RepRange;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.LiftOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck.AcceptedLifts;
import topset.rules.check.LiftCheck.Context;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Scheme;
import topset.rules.load.Exact;

class LiftCheckTest {

    private static final String VARIANTS =
            "SINGLE_TOP, DOUBLE_TOP, HEAVY_SINGLE, RAMPING, MODERATE_TOP, STRAIGHT," + " PYRAMID, CLUSTER, REST_PAUSE";

    private static final Context KG = LiftOf.context(WeightUnit.KG);

    @Test
    void what_is_not_said_gets_the_defaults_of_the_table() {
        Lift bench = LiftOf.benchPress();
        assertThat(bench.scheme().top())
                .isEqualTo(new Scheme.TopScheme(1, new RepRange(3, 5), 4, Exact.parse("8.5"), Exact.of(9)));
        assertThat(bench.scheme().backoff())
                .isEqualTo(new Scheme.BackoffScheme(3, new RepRange(8, 12), Exact.of(15), Exact.of(10), Exact.of(25)));
        assertThat(bench.method()).isEqualTo(new Lift.Method("LINEAR", Exact.parse("2.5"), List.of()));
        assertThat(bench.equipment().bar()).isEqualTo(Exact.of(20));
        assertThat(bench.start().firstLoad()).isEqualTo(Exact.of(120));
    }

    @Test
    void lifts_in_which_fatigue_accumulates_get_two_backoff_sets() {
        assertThat(LiftOf.the("squat").lift().scheme().backoff())
                .isNotNull()
                .extracting(Scheme.BackoffScheme::sets)
                .isEqualTo(2);
    }

    @Test
    void a_narrower_range_moves_the_target_into_it() {
        Lift fives = LiftOf.the("squat").topReps(5, 5, null).lift();
        assertThat(fives.scheme().top())
                .isNotNull()
                .extracting(Scheme.TopScheme::target)
                .isEqualTo(5);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource
    void a_definition_outside_the_table_is_refused_with_its_rule(LiftOf lift, String field, String rule) {
        assertThat(violations(List.of(lift.request()), KG))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple(field, rule));
    }

    static Stream<Arguments> a_definition_outside_the_table_is_refused_with_its_rule() {
        return Stream.of(
                refusal(bench().topSets(3), "scheme.topSets", "too-many-top-sets"),
                refusal(bench().topSets(2), "scheme.topSets", "top-sets"),
                refusal(bench().topSets(0), "scheme.topSets", "top-sets"),
                refusal(bench().topReps(2, 5, 4), "scheme.topReps", "top-reps"),
                refusal(bench().topReps(3, 5, 6), "scheme.topReps.target", "top-reps"),
                refusal(bench().topReps(5, 3, 4), "scheme.topReps", "top-reps"),
                refusal(bench().topRpe("7.5"), "scheme.topRpe", "rpe-too-low"),
                refusal(bench().topRpe("9.5"), "scheme.topRpe", "leave-a-rep"),
                refusal(bench().topRpe("8.3"), "scheme.topRpe", "rpe-chart"),
                refusal(bench().topRpe("1e999999999"), "scheme.topRpe", "leave-a-rep"),
                refusal(bench().backoff(1, null, null), "scheme.backoffSets", "too-few-backoff-sets"),
                refusal(bench().backoff(4, null, null), "scheme.backoffSets", "too-many-backoff-sets"),
                refusal(bench().backoff(null, 7, 12), "scheme.backoffReps", "backoff-reps"),
                refusal(bench().reduction("9.9"), "scheme.backoffReduction", "reduction-bounds"),
                refusal(bench().reduction("26"), "scheme.backoffReduction", "reduction-bounds"),
                refusal(bench().reduction("15.1234"), "scheme.backoffReduction", "reduction-bounds"),
                refusal(bench().variant("DROP_SET"), "scheme.variant", "scheme"),
                refusal(bench().method("SMOLOV"), "progression.method", "method-unsuited"),
                refusal(bench().method("DOUBLE_PROGRESSION"), "progression.method", "method-unsuited"),
                refusal(bench().increment("0.2"), "progression.increment", "increment"),
                refusal(bench().increment("10.5"), "progression.increment", "increment"),
                refusal(bench().waveReps(5, 4, 3), "progression.waveReps", "method-unsuited"),
                refusal(bench().straight(3, 8, 12).method("LINEAR"), "progression.method", "method-unsuited"),
                refusal(bench().straight(3, 8, 12).method("RPE"), "progression.method", "method-unsuited"),
                refusal(bench().straight(3, 8, 12).method("WAVE"), "progression.method", "method-unsuited"),
                refusal(bench().straight(null, 8, 12), "scheme.sets", "scheme"),
                refusal(bench().straight(0, 8, 12), "scheme.sets", "scheme"),
                refusal(bench().straight(7, 8, 12), "scheme.sets", "scheme"),
                refusal(bench().straight(3, null, 12), "scheme.reps", "scheme"),
                refusal(bench().straight(3, 8, null), "scheme.reps", "scheme"),
                refusal(bench().straight(3, 0, 12), "scheme.reps", "scheme"),
                refusal(bench().restPause(20).straight(3, 8, 12), "scheme.totalReps", "scheme"),
                refusal(bench().restPause(20).variant("SINGLE_TOP"), "scheme.totalReps", "scheme"),
                refusal(bench().straight(3, 8, 31), "scheme.reps", "scheme"),
                refusal(
                        bench().straight(3, 8, 12).start(new LiftRequest.Start(null, null, null, null, true)),
                        "start.swap",
                        "swap"),
                refusal(bench().topReps(5, 5, 4), "scheme.topReps.target", "top-reps"),
                refusal(bench().start(recent("100", null, "9")), "start.recentSet", "first-week"),
                refusal(bench().start(recent("100", 0, "9")), "start.recentSet.reps", "first-week"),
                refusal(bench().start(recent("100", 101, "9")), "start.recentSet.reps", "first-week"),
                refusal(bench().start(recent("100", 3, "0.5")), "start.recentSet.rpe", "first-week"),
                refusal(bench().start(recent("100", 3, "10.5")), "start.recentSet.rpe", "first-week"),
                refusal(bench().start(recent("0", 3, "9")), "start.recentSet.load", "first-week"),
                refusal(bench().variant("RAMPING").method("WAVE"), "progression.method", "method-unsuited"),
                refusal(bench().method("WAVE").waveReps(), "progression.waveReps", "top-reps"),
                refusal(bench().method("WAVE").waveReps(5, 4, 2), "progression.waveReps", "top-reps"),
                refusal(bench().method("WAVE").waveReps(5, null, 3), "progression.waveReps", "top-reps"),
                refusal(bench().method("WAVE").waveReps(5, 5, 5, 4, 4, 4, 3, 3, 3), "progression.waveReps", "top-reps"),
                refusal(bench().from("0"), "start.load", "first-week"),
                refusal(bench().from("1000.5"), "start.load", "first-week"),
                refusal(bench().from("100.0001"), "start.load", "first-week"),
                refusal(bench().start(null), "start", "first-week"),
                refusal(
                        bench().start(new LiftRequest.Start(null, null, null, true, null)),
                        "start.fromHistory",
                        "first-week"),
                refusal(
                        bench().start(new LiftRequest.Start(
                                new BigDecimal(100), new BigDecimal(120), null, null, null)),
                        "start",
                        "first-week"),
                refusal(bench().day(8), "day", "slot"),
                refusal(bench().day(0), "day", "slot"),
                refusal(bench().forced("x".repeat(1001)), "force.reason", "force"),
                refusal(bench().slot("Heavy Day"), "slotId", "slot"),
                refusal(LiftOf.the("moon-press"), "exercise", "exercise"),
                refusal(LiftOf.the("leg-press"), "exercise", "unsuited-exercise"),
                refusal(LiftOf.the("lateral-raise"), "exercise", "unsuited-exercise"),
                refusal(LiftOf.the("good-morning"), "exercise", "unsuited-exercise"),
                refusal(LiftOf.the("weighted-dip"), "exercise", "bodyweight"),
                refusal(bench().forced(" "), "force.reason", "force"),
                refusal(bench().equipment(equipment("ROPE")), "equipment.kind", "loadable"),
                refusal(
                        bench().equipment(new PlannedLift.Equipment(
                                "FIXED", null, null, List.of(new BigDecimal(20), new BigDecimal(10)), null)),
                        "equipment.loads[1]",
                        "loadable"));
    }

    @Test
    void a_refused_value_hides_no_other() {
        assertThat(violations(
                        List.of(LiftOf.the("moon-press")
                                .day(9)
                                .slot("Heavy Day")
                                .method("SMOLOV")
                                .topSets(3)
                                .topRpe("11")
                                .backoff(9, null, null)
                                .increment("0.1")
                                .equipment(new PlannedLift.Equipment("STEP", null, null, null, BigDecimal.ZERO))
                                .from("1000.5")
                                .forced(" ")
                                .request()),
                        KG))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "lifts[0].day",
                        "lifts[0].force.reason",
                        "lifts[0].exercise",
                        "lifts[0].slotId",
                        "lifts[0].progression.method",
                        "lifts[0].scheme.topSets",
                        "lifts[0].scheme.topRpe",
                        "lifts[0].scheme.backoffSets",
                        "lifts[0].progression.increment",
                        "lifts[0].equipment.step",
                        "lifts[0].start.load");
    }

    @Test
    void without_a_variant_the_rest_of_a_lift_is_judged_all_the_same() {
        assertThat(violations(
                        List.of(bench().variant("DROP_SET")
                                .increment("10.5")
                                .equipment(equipment("ROPE"))
                                .from("0")
                                .request()),
                        KG))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "lifts[0].scheme.variant",
                        "lifts[0].progression.increment",
                        "lifts[0].equipment.kind",
                        "lifts[0].start.load");
    }

    @Test
    void sets_and_reps_of_straight_sets_are_both_asked_for() {
        assertThat(violations(List.of(bench().straight(null, null, null).request()), KG))
                .extracting(Violation::field)
                .containsExactly("lifts[0].scheme.sets", "lifts[0].scheme.reps");
    }

    @Test
    void a_lift_that_is_there_twice_is_named_beside_its_other_faults() {
        assertThat(violations(
                        List.of(
                                bench().from("0").request(),
                                bench().topRpe("11").request()),
                        KG))
                .extracting(Violation::field, Violation::rule)
                .containsExactlyInAnyOrder(
                        tuple("lifts[0].start.load", "first-week"),
                        tuple("lifts[1].scheme.topRpe", "leave-a-rep"),
                        tuple("lifts[1].exercise", "duplicate-slot"));
    }

    @Test
    void all_values_of_a_recent_set_are_judged() {
        assertThat(violations(List.of(bench().start(recent("0", null, "10.5")).request()), KG))
                .extracting(Violation::field)
                .containsExactly(
                        "lifts[0].start.recentSet", "lifts[0].start.recentSet.load", "lifts[0].start.recentSet.rpe");
    }

    @Test
    void what_belongs_to_top_sets_does_not_go_with_straight_ones_nor_the_other_way_round() {
        LiftRequest straight = bench().straight(3, 8, 12)
                .topSets(1)
                .topReps(3, 5, 4)
                .topRpe("8")
                .backoff(3, 8, 12)
                .reduction("15")
                .request();
        assertThat(violations(List.of(straight), KG))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "lifts[0].scheme.topSets",
                        "lifts[0].scheme.topReps",
                        "lifts[0].scheme.topRpe",
                        "lifts[0].scheme.backoffSets",
                        "lifts[0].scheme.backoffReps",
                        "lifts[0].scheme.backoffReduction");
        LiftRequest single = bench().straight(3, 8, 12).variant("SINGLE_TOP").request();
        assertThat(violations(List.of(single), KG))
                .extracting(Violation::field, Violation::message)
                .containsExactly(
                        tuple("lifts[0].scheme.sets", "must be absent with variant SINGLE_TOP"),
                        tuple("lifts[0].scheme.reps", "must be absent with variant SINGLE_TOP"));
    }

    @Test
    void the_limits_of_the_table_are_allowed() {
        Scheme scheme = bench().topReps(3, 3, 3)
                .topRpe("9")
                .backoff(2, 8, 8)
                .reduction("10")
                .lift()
                .scheme();
        assertThat(scheme.top()).isEqualTo(new Scheme.TopScheme(1, new RepRange(3, 3), 3, Exact.of(9), Exact.of(9)));
        assertThat(scheme.backoff())
                .isEqualTo(new Scheme.BackoffScheme(2, new RepRange(8, 8), Exact.of(10), Exact.of(10), Exact.of(25)));
        assertThat(bench().topRpe("8").reduction("25").lift().scheme().top())
                .isNotNull()
                .extracting(Scheme.TopScheme::rpe)
                .isEqualTo(Exact.of(8));
        assertThat(bench().straight(6, 1, 30).lift().scheme().straight())
                .isEqualTo(new Scheme.StraightScheme(6, new RepRange(1, 30), null));
    }

    @Test
    void a_missing_variant_is_asked_for_with_those_there_are() {
        LiftRequest whole = bench().request();
        LiftRequest without = new LiftRequest(
                whole.slotId(), 1, whole.exercise(), null, whole.progression(), whole.start(), null, null);
        assertThat(violations(List.of(without), KG))
                .extracting(Violation::message)
                .containsExactly("must be one of " + VARIANTS);
        assertThat(violations(List.of(bench().variant("DROP_SET").request()), KG))
                .extracting(Violation::message)
                .containsExactly("must be one of " + VARIANTS + ", not DROP_SET");
    }

    /** With a 1RM of 100 kg, the first week's top set of 4 at RPE 8.5 is 85 kg. */
    @Test
    void a_recent_set_of_one_to_a_hundred_repetitions_starts_a_lift() {
        assertThat(bench().start(recent("100", 1, "10")).lift().start().firstLoad())
                .isEqualTo(Exact.of(85));
        Lift.Start hundred = bench().start(recent("57.2", 100, "1")).lift().start();
        assertThat(hundred.firstLoad()).isEqualTo(Exact.of(85));
        assertThat(hundred.recentSet()).isEqualTo(new Lift.RecentSet(Exact.parse("57.2"), 100, Exact.ONE));
    }

    @Test
    void a_wave_may_have_eight_steps() {
        assertThat(bench().method("WAVE")
                        .waveReps(5, 5, 4, 4, 4, 3, 3, 3)
                        .lift()
                        .method()
                        .waveReps())
                .hasSize(8);
    }

    @Test
    void every_refused_value_is_named_at_once_with_its_value_and_range() {
        List<Violation> violations = violations(
                List.of(
                        bench().request(),
                        LiftOf.the("squat").topRpe("9.5").reduction("40").request()),
                KG);
        assertThat(violations)
                .containsExactly(
                        new Violation("lifts[1].scheme.topRpe", "must be between 8 and 9, not 9.5", "leave-a-rep"),
                        new Violation(
                                "lifts[1].scheme.backoffReduction",
                                "must be between 10 and 25, not 40",
                                "reduction-bounds"));
    }

    @Test
    void one_exercise_is_once_on_a_day_and_a_slot_once_in_a_program() {
        assertThat(violations(List.of(bench().request(), bench().slot("again").request()), KG))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("lifts[1].exercise", "duplicate-slot"));
        assertThat(violations(
                        List.of(
                                bench().slot("a").request(),
                                LiftOf.the("squat").slot("a").request()),
                        KG))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("lifts[1].slotId", "duplicate-slot"));
        assertThat(accepted(List.of(bench().request(), bench().day(4).request()), KG)
                        .lifts())
                .hasSize(2);
    }

    @Test
    void a_null_where_a_value_belongs_is_refused_too() {
        List<LiftRequest> lifts = new ArrayList<>();
        lifts.add(null);
        lifts.add(bench().equipment(
                        new PlannedLift.Equipment("BARBELL", null, Collections.singletonList(null), null, null))
                .request());
        lifts.add(LiftOf.the("dumbbell-row")
                .equipment(new PlannedLift.Equipment("FIXED", null, null, Collections.singletonList(null), null))
                .request());
        assertThat(violations(lifts, KG))
                .extracting(Violation::field)
                .containsExactly("lifts[0]", "lifts[1].equipment.plates[0].weight", "lifts[2].equipment.loads[0]");
    }

    @Test
    void a_coachs_reason_allows_what_is_not_recommended_and_is_kept() {
        Lift forced =
                LiftOf.the("good-morning").forced("  strong and supervised ").lift();
        assertThat(forced.forced()).isEqualTo("strong and supervised");
        assertThat(bench().forced("x".repeat(1000)).lift().forced()).hasSize(1000);
        assertThat(bench().day(7).lift().day()).isEqualTo(7);
    }

    @Test
    void a_program_has_one_to_sixty_lifts() {
        assertThat(violations(List.of(), KG))
                .containsExactly(new Violation("lifts", "must have 1 to 60 lifts, not 0", "lifts"));
        assertThat(violations(Collections.nCopies(61, bench().request()), KG))
                .containsExactly(new Violation("lifts", "must have 1 to 60 lifts, not 61", "lifts"));
        assertThat(violations(Collections.nCopies(60, bench().request()), KG))
                .extracting(Violation::rule)
                .containsOnly("duplicate-slot");
    }

    @Test
    void what_does_not_exist_is_named() {
        assertThat(violations(List.of(LiftOf.the("moon-press").request()), KG))
                .extracting(Violation::message)
                .containsExactly("must be the id of an exercise that GET /v1/exercises lists, not moon-press");
        LiftRequest bench = bench().request();
        LiftRequest nothing = new LiftRequest(
                bench.slotId(), 1, null, bench.scheme(), bench.progression(), bench.start(), null, null);
        assertThat(violations(List.of(nothing), KG))
                .extracting(Violation::message)
                .containsExactly("is required");
    }

    @Test
    void less_than_six_months_of_training_is_too_early_and_less_than_a_year_is_said() {
        LocalDate startsOn = LocalDate.of(2026, 11, 23);
        assertThat(violations(List.of(bench().request()), since(LocalDate.of(2026, 5, 24))))
                .extracting(Violation::rule)
                .containsExactly("not-recommended");
        assertThat(warnings(since(startsOn.minusMonths(6)))).containsExactly("early");
        assertThat(warnings(since(startsOn.minusMonths(12)))).isEmpty();
    }

    @Test
    void an_unknown_training_age_is_said_where_there_is_a_top_set() {
        assertThat(warnings(KG)).containsExactly("training-age-unknown");
        assertThat(accepted(List.of(bench().straight(3, 8, 12).request()), KG).warnings())
                .isEmpty();
    }

    @Test
    void a_variant_for_experienced_lifters_is_said_up_to_its_month() {
        LocalDate startsOn = TrainingLog.START;
        assertThat(levels("DOUBLE_TOP", startsOn.minusMonths(12).plusDays(1))).containsExactly("early", "level");
        assertThat(levels("DOUBLE_TOP", startsOn.minusMonths(12))).isEmpty();
        assertThat(levels("HEAVY_SINGLE", startsOn.minusMonths(24).plusDays(1))).containsExactly("level");
        assertThat(levels("HEAVY_SINGLE", startsOn.minusMonths(24))).isEmpty();
        for (String variant : List.of("SINGLE_TOP", "RAMPING", "MODERATE_TOP")) {
            assertThat(levels(variant, startsOn.minusMonths(12))).as(variant).isEmpty();
        }
    }

    @Test
    void a_variant_is_said_once_for_all_its_lifts() {
        List<LiftRequest> lifts = List.of(
                bench().variant("DOUBLE_TOP").request(),
                LiftOf.the("squat").variant("DOUBLE_TOP").request());
        assertThat(accepted(lifts, since(TrainingLog.START.minusMonths(9))).warnings())
                .contains(new LiftWarning("level", "DOUBLE_TOP is for lifters with 12 months of training or more"))
                .hasSize(2);
    }

    @Test
    void an_injured_lifter_needs_a_coachs_reason() {
        Context injured = Checked.context(
                TestCatalogue::find, WeightUnit.KG, TrainingLog.START, null, true, null, exercise -> null);
        assertThat(violations(List.of(bench().request()), injured))
                .extracting(Violation::rule)
                .containsExactly("not-recommended");
        assertThat(accepted(List.of(bench().forced("a finger").request()), injured)
                        .lifts())
                .hasSize(1);
    }

    @Test
    void strength_alone_is_said_to_fit_heavy_singles() {
        Context strength = Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START,
                TrainingLog.START.minusYears(3),
                false,
                Goal.STRENGTH_ONLY,
                exercise -> null);
        assertThat(warnings(strength)).containsExactly("strength-only");
        LiftRequest single = bench().variant("HEAVY_SINGLE").request();
        assertThat(accepted(List.of(single), strength).warnings()).isEmpty();
    }

    @Test
    void an_unlisted_exercise_is_allowed_and_said() {
        Context experienced = since(TrainingLog.START.minusYears(3));
        assertThat(accepted(List.of(LiftOf.the("pendlay-row").request()), experienced)
                        .warnings())
                .extracting(LiftWarning::rule)
                .containsExactly("unlisted");
        LiftRequest straight = LiftOf.the("pendlay-row").straight(3, 8, 12).request();
        assertThat(accepted(List.of(straight), experienced).warnings()).isEmpty();
    }

    @Test
    void the_written_reasons_of_a_program_have_at_most_20000_characters() {
        List<LiftRequest> lifts = new ArrayList<>();
        for (String exercise : List.of("bench-press", "squat", "front-squat", "pendlay-row")) {
            for (int day = 1; day <= 5; day++) {
                lifts.add(LiftOf.the(exercise).day(day).forced("x".repeat(1000)).request());
            }
        }
        assertThat(accepted(lifts, KG).lifts()).hasSize(20);

        lifts.add(bench().day(6).forced("x").request());
        assertThat(violations(lifts, KG))
                .containsExactly(new Violation(
                        "lifts",
                        "must have at most 20000 characters in the written reasons of all lifts, not 20001",
                        "force"));
    }

    @Test
    void the_equipment_of_a_program_lists_at_most_6000_loads() {
        String[] loads =
                IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).toArray(String[]::new);
        List<LiftRequest> lifts = new ArrayList<>();
        for (String exercise : List.of("bench-press", "squat")) {
            for (int day = 1; day <= 6; day++) {
                lifts.add(LiftOf.the(exercise).day(day).loads(loads).request());
            }
        }
        assertThat(accepted(lifts, KG).lifts()).hasSize(12);

        lifts.add(bench().day(7).loads("100").request());
        assertThat(violations(lifts, KG))
                .containsExactly(new Violation(
                        "lifts",
                        "must list at most 6000 loadable weights in the equipment of all lifts together, not 6001",
                        "loadable"));
    }

    @Test
    void a_retired_exercise_cannot_begin_and_goes_on_where_it_is() {
        Context retired = Checked.context(
                LiftCheckTest::retired, WeightUnit.KG, TrainingLog.START, null, false, null, exercise -> null);
        Violation refusal =
                new Violation("exercise", "must not be a retired exercise: bench-press is retired", "exercise");
        LiftRequest asked = bench().request();
        assertThat(violations(List.of(asked), retired))
                .containsExactly(new Violation("lifts[0].exercise", refusal.message(), refusal.rule()));

        Lift bench = bench().lift();
        Lift squat = LiftOf.the("squat").slot(bench.slotId()).lift();
        assertThat(Checked.accepted(found -> LiftCheck.change(bench, bench, List.of(bench), asked, retired, found))
                        .lifts())
                .hasSize(1);
        assertThat(Checked.refused(found -> LiftCheck.change(squat, squat, List.of(squat), asked, retired, found)))
                .containsExactly(refusal);
    }

    private static @Nullable Exercise retired(String id) {
        Exercise known = TestCatalogue.find(id);
        return known == null
                ? null
                : new Exercise(
                        known.id(),
                        known.name(),
                        known.muscles(),
                        known.suitability(),
                        known.note(),
                        new Exercise.Movement(
                                known.movement().pattern(),
                                known.movement().kind(),
                                known.movement().equipment(),
                                known.movement().step(),
                                known.movement().increment(),
                                known.movement().loadMode(),
                                known.movement().lowerBody(),
                                known.movement().fatiguing()),
                        known.ratios(),
                        known.aliases(),
                        true,
                        true);
    }

    @Test
    void a_lift_without_a_slot_id_is_named_by_its_day_and_exercise() {
        LiftRequest bench = bench().request();
        assertThat(accepted(
                                List.of(
                                        bench.withPlace(null, 1, "bench-press"),
                                        bench.withPlace(null, 4, "bench-press"),
                                        bench.withPlace("mine", 5, "bench-press")),
                                KG)
                        .lifts())
                .extracting(Lift::slotId)
                .containsExactly("d1-bench-press", "d4-bench-press", "mine");
        assertThat(violations(List.of(bench.withPlace(null, null, "bench-press")), KG))
                .containsExactly(new Violation("lifts[0].day", "is required: a day from 1 to 7", "slot"));
        assertThat(violations(List.of(bench.withPlace(null, 8, "bench-press")), KG))
                .containsExactly(new Violation("lifts[0].day", "must be between 1 and 7, not 8", "slot"));
        assertThat(violations(List.of(bench.withPlace(null, 1, "moon-press")), KG))
                .extracting(Violation::field)
                .containsExactly("lifts[0].exercise");
    }

    @Test
    void an_unknown_exercise_is_not_also_said_to_have_no_history() {
        LiftOf unknown = LiftOf.the("moon-press").start(new LiftRequest.Start(null, null, null, true, null));
        assertThat(violations(List.of(unknown.request()), KG))
                .extracting(Violation::field)
                .containsExactly("lifts[0].exercise");
    }

    @Test
    void a_blank_reason_forces_nothing() {
        assertThat(violations(List.of(LiftOf.the("good-morning").forced(" ").request()), KG))
                .extracting(Violation::field, Violation::rule)
                .containsExactlyInAnyOrder(
                        tuple("lifts[0].force.reason", "force"), tuple("lifts[0].exercise", "unsuited-exercise"));
    }

    private static LiftOf bench() {
        return LiftOf.the("bench-press");
    }

    private static LiftRequest.Start recent(String load, @Nullable Integer reps, String rpe) {
        return new LiftRequest.Start(
                null, null, new PlannedLift.RecentSet(new BigDecimal(load), reps, new BigDecimal(rpe)), null, null);
    }

    private static PlannedLift.Equipment equipment(String kind) {
        return new PlannedLift.Equipment(kind, null, null, null, null);
    }

    private static Arguments refusal(LiftOf lift, String field, String rule) {
        return Arguments.of(lift, "lifts[0]." + field, rule);
    }

    private static Context since(@Nullable LocalDate since) {
        return Checked.context(
                TestCatalogue::find, WeightUnit.KG, TrainingLog.START, since, false, null, exercise -> null);
    }

    private static List<String> levels(String variant, LocalDate since) {
        return accepted(List.of(bench().variant(variant).request()), since(since)).warnings().stream()
                .map(LiftWarning::rule)
                .toList();
    }

    private static List<String> warnings(Context context) {
        return accepted(List.of(bench().request()), context).warnings().stream()
                .map(LiftWarning::rule)
                .toList();
    }

    private static AcceptedLifts accepted(List<LiftRequest> lifts, Context context) {
        return Checked.accepted(found -> LiftCheck.check(lifts, context, found));
    }

    private static List<Violation> violations(List<LiftRequest> lifts, Context context) {
        return Checked.refused(found -> LiftCheck.check(lifts, context, found));
    }
}
