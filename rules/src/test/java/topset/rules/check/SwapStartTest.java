package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.Progressions;
import topset.rules.week.GymSettings;
import topset.rules.week.SlotWeek;

/**
 * Tests {@code swap}: a lift with another exercise starts from what is known about either exercise (training-rules.md §
 * 14).
 */
class SwapStartTest {

    private static final LiftRequest.Start SWAP = new LiftRequest.Start(null, null, null, null, true);

    private final Lift squat = LiftOf.the("squat").from("150").lift();

    private static LiftCheck.Context knowing(Map<String, PastEstimate> estimates) {
        return knowing(estimates, Bodyweights.NONE);
    }

    private static LiftCheck.Context knowing(Map<String, PastEstimate> estimates, Bodyweights bodyweights) {
        return Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START.plusWeeks(1),
                null,
                false,
                null,
                estimates::get,
                bodyweights,
                Progressions.STANDARD,
                GymSettings.NONE,
                unknown -> "");
    }

    private static PastEstimate of(String e1rm, int weeksBack) {
        return new PastEstimate(Exact.parse(e1rm), weeksBack);
    }

    private static LiftRequest to(LiftOf lift) {
        LiftRequest asked = lift.start(SWAP).request();
        return new LiftRequest(
                null,
                asked.day(),
                asked.exercise(),
                asked.scheme(),
                asked.progression(),
                asked.start(),
                asked.equipment(),
                asked.force());
    }

    private Lift swapped(LiftOf to, Map<String, PastEstimate> estimates) {
        return swapped(squat, to, knowing(estimates));
    }

    private static Lift swapped(Lift from, LiftOf to, LiftCheck.Context context) {
        return Checked.accepted(found -> LiftCheck.change(from, from, List.of(from), to(to), context, found))
                .lifts()
                .getFirst();
    }

    private static List<Violation> refused(Lift from, LiftRequest asked, LiftCheck.Context context) {
        return Checked.refused(found -> LiftCheck.change(from, from, List.of(from), asked, context, found));
    }

    @Test
    void example_7_by_the_ratio_with_a_caution_rounded_down() {
        Lift front = swapped(LiftOf.the("front-squat"), Map.of("squat", of("200", 1)));
        assertThat(front.start())
                .isEqualTo(new Lift.Start(
                        Exact.parse("127.5"),
                        null,
                        null,
                        false,
                        Exact.parse("129.2"),
                        new Lift.Swap("squat", Exact.of(200), Exact.parse("0.8"))));
        SlotWeek next = ProgramOf.the(squat).changed(2, front).week(new TrainingLog(), 2);
        assertThatWeek(next).asksForTop("127.5", "129.2").because("swap", "lift-changed");
        assertThat(next.why())
                .extracting(Why::says)
                .containsExactly(
                        "front-squat instead of squat, from squat's estimated 1RM of 200 kg × 0.8 × 0.95, for 4 reps at RPE 8.5:"
                                + " 129.2 kg",
                        "the lift is changed from this week on, now front-squat in kg: 129.2 kg, loaded as 127.5 kg");
    }

    @Test
    void its_own_estimate_comes_first_without_a_caution() {
        Lift front = swapped(LiftOf.the("front-squat"), Map.of("front-squat", of("150", 26), "squat", of("200", 1)));
        // 150 × 0.85 = 127.5
        assertThat(front.start().firstLoad()).isEqualTo(Exact.parse("127.5"));
        assertThat(front.start().swap()).isEqualTo(new Lift.Swap("squat", Exact.of(150), null));
        SlotWeek next = ProgramOf.the(squat).changed(2, front).week(new TrainingLog(), 2);
        assertThatWeek(next)
                .says(
                        "front-squat instead of squat, from its own estimated 1RM of 150 kg, for 4 reps at RPE 8.5: 127.5 kg");
    }

    @Test
    void an_estimate_counts_for_26_weeks() {
        assertThat(swapped(LiftOf.the("front-squat"), Map.of("front-squat", of("150", 27), "squat", of("200", 26)))
                        .start()
                        .firstLoad())
                .isEqualTo(Exact.parse("129.2"));
        assertThat(refused(squat, to(LiftOf.the("front-squat")), knowing(Map.of("squat", of("200", 27)))))
                .containsExactly(new Violation(
                        "start.swap",
                        "no set of front-squat with reps and RPE is known in the last 26 weeks, and none of squat;"
                                + " give the field 'load', 'oneRepMax' or 'recentSet' of 'start' instead of 'swap'",
                        "swap"));
    }

    @Test
    void without_a_ratio_only_its_own_estimate_helps() {
        assertThat(refused(squat, to(LiftOf.the("pendlay-row")), knowing(Map.of("squat", of("200", 1)))))
                .containsExactly(new Violation(
                        "start.swap",
                        "no set of pendlay-row with reps and RPE is known in the last 26 weeks, and no published ratio"
                                + " of its load to that of squat; give the field 'load', 'oneRepMax' or 'recentSet'"
                                + " of 'start' instead of 'swap'",
                        "swap"));
        assertThat(swapped(LiftOf.the("pendlay-row"), Map.of("pendlay-row", of("100", 1)))
                        .start()
                        .load())
                .isEqualTo(Exact.of(85));
    }

    @Test
    void the_reverse_of_a_ratio_is_one_divided_by_it() {
        Lift front = LiftOf.the("front-squat").from("100").lift();
        Lift back = swapped(front, LiftOf.the("squat"), knowing(Map.of("front-squat", of("160", 1))));
        // 160 / 0.8 × 0.95 × 0.85 = 161.5
        assertThat(back.start().firstLoad()).isEqualTo(Exact.parse("161.5"));
        assertThat(back.start().load()).isEqualTo(Exact.of(160));
        assertThatWeek(ProgramOf.the(front).changed(2, back).week(new TrainingLog(), 2))
                .says(
                        "squat instead of front-squat, from front-squat's estimated 1RM of 160 kg × 1.25 × 0.95, for 4 reps at RPE 8.5:"
                                + " 161.5 kg");
    }

    /** The reps and RPE for which a swapped lift's first load is meant, by variant (training-rules.md § 14, § 15). */
    @ParameterizedTest
    @CsvSource({
        "SINGLE_TOP, LINEAR, 85",
        "SINGLE_TOP, WAVE, 81.1",
        "HEAVY_SINGLE, RPE, 95.5",
        "STRAIGHT, DOUBLE_PROGRESSION, 62.6",
        "CLUSTER, LINEAR, 83.7",
        "REST_PAUSE, DOUBLE_PROGRESSION, 65.3"
    })
    void the_load_is_for_the_reps_of_the_new_lift(String variant, String method, String exact) {
        LiftOf to = LiftOf.the("front-squat").variant(variant).method(method);
        if (variant.equals("STRAIGHT")) {
            to.straight(3, 10, 12);
        }
        Lift front = swapped(to, Map.of("front-squat", of("100", 1)));
        assertThat(front.start().firstLoad()).isEqualTo(Exact.parse(exact));
        SlotWeek next = ProgramOf.the(squat).changed(2, front).week(new TrainingLog(), 2);
        assertThat(next.prescription().exactLoad()).isEqualTo(Exact.parse(exact));
        assertThat(next.prescription().load()).isEqualTo(front.start().load());
        assertThat(next.prescription().load())
                .isLessThanOrEqualTo(next.prescription().exactLoad());
    }

    @Test
    void on_the_body_both_loads_include_it() {
        Bodyweights weighed =
                new Bodyweights(List.of(new Bodyweights.Measurement(Exact.of(80), WeightUnit.KG, TrainingLog.START)));
        Lift bench = LiftOf.the("bench-press").from("100").lift();
        Lift dip = swapped(bench, LiftOf.the("weighted-dip"), knowing(Map.of("weighted-dip", of("130", 2)), weighed));
        // 130 × 0.85 − 80 = 30.5
        assertThat(dip.start().firstLoad()).isEqualTo(Exact.parse("30.5"));
        assertThat(dip.start().load()).isEqualTo(Exact.of(30));
        Lift light = swapped(bench, LiftOf.the("weighted-dip"), knowing(Map.of("weighted-dip", of("90", 2)), weighed));
        assertThat(light.start().firstLoad()).isEqualTo(Exact.ZERO);
    }

    @Test
    void the_gyms_own_loads_round_down() {
        Lift front = swapped(LiftOf.the("front-squat").loads("100", "129", "130"), Map.of("squat", of("200", 1)));
        assertThat(front.start().load()).isEqualTo(Exact.of(129));
    }

    @Test
    void only_a_change_to_another_exercise_is_a_swap() {
        assertThat(refused(squat, to(LiftOf.the("squat")), knowing(Map.of("squat", of("200", 1)))))
                .containsExactly(new Violation(
                        "start.swap", "must be absent, because the lift keeps its exercise," + " squat", "swap"));
        LiftRequest started = LiftOf.the("front-squat").start(SWAP).request();
        LiftCheck.Context context = knowing(Map.of("squat", of("200", 1)));
        assertThat(Checked.refused(found -> LiftCheck.check(List.of(started), context, found)))
                .containsExactly(new Violation(
                        "lifts[0].start.swap",
                        "must be absent when a program starts: only a change of a lift to"
                                + " another exercise may have this field",
                        "swap"));
    }

    @Test
    void a_swap_and_another_start_are_one_too_many() {
        LiftRequest.Start both = new LiftRequest.Start(new BigDecimal(100), null, null, null, true);
        LiftRequest swap = to(LiftOf.the("front-squat"));
        LiftRequest asked =
                new LiftRequest(null, swap.day(), swap.exercise(), swap.scheme(), swap.progression(), both, null, null);
        assertThat(refused(squat, asked, knowing(Map.of("squat", of("200", 1)))))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("start", "first-week"));
    }

    @Test
    void an_unsuited_exercise_is_refused_unless_a_coach_has_a_reason() {
        Map<String, PastEstimate> known = Map.of("leg-press", of("300", 1));
        assertThat(refused(squat, to(LiftOf.the("leg-press")), knowing(known)))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("exercise", "unsuited-exercise"));
        assertThat(swapped(LiftOf.the("leg-press").forced("knee rehab"), known)
                        .start()
                        .load())
                .isEqualTo(Exact.of(255));
        assertThat(swapped(LiftOf.the("leg-press").straight(3, 10, 12), known)
                        .start()
                        .load())
                .isEqualTo(Exact.parse("187.5"));
    }

    @Test
    void a_repeated_swap_still_replaces_the_exercise_that_runs() {
        LiftCheck.Context context = knowing(Map.of("squat", of("200", 1)));
        LiftRequest asked = to(LiftOf.the("front-squat"));
        Lift first = swapped(squat, LiftOf.the("front-squat"), context);
        assertThat(Checked.accepted(found -> LiftCheck.change(squat, first, List.of(first), asked, context, found))
                        .lifts())
                .containsExactly(first);
    }

    @Test
    void a_pause_and_a_week_not_yet_trained_repeat_the_rounded_load() {
        Lift wave = swapped(LiftOf.the("front-squat").method("WAVE"), Map.of("front-squat", of("160", 1)));
        Lift linear = swapped(LiftOf.the("front-squat"), Map.of("squat", of("200", 1)));
        for (Lift front : List.of(wave, linear)) {
            assertRepeated(front, ProgramOf.the(squat).changed(2, front).paused(2, 0, 2, 6));
            assertRepeated(front, ProgramOf.the(squat).changed(2, front));
        }
    }

    private static void assertRepeated(Lift front, ProgramOf program) {
        @Nullable Exact load = front.start().load();
        assertThat(program.week(new TrainingLog(), 3).prescription().load())
                .as(front.method().name())
                .isEqualTo(load);
    }
}
