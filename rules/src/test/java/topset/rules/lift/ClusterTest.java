package topset.rules.lift;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.DecisionOf;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.check.LiftCheck.Context;
import topset.rules.load.Exact;
import topset.rules.week.HardSets;
import topset.rules.week.SlotWeek;

/** Tests {@code CLUSTER} (training-rules.md § 15) and its worked example. */
class ClusterTest {

    private final Lift cluster =
            LiftOf.the("bench-press").cluster(null, null).fromMax("150").lift();

    private static TrainingLog sets(TrainingLog log, String load, int... reps) {
        for (int each : reps) {
            log.straight(load, each, null);
        }
        return log;
    }

    @Test
    void the_worked_example() {
        SlotWeek first = new TrainingLog().finalWeek(cluster, 1);
        assertThatWeek(first).asksForTop("125", "125.55").because("first-week");
        Prescription.Straight asked = (Prescription.Straight) first.prescription();
        assertThat(asked.sets()).isEqualTo(4);
        assertThat(asked.reps()).isEqualTo(new RepRange(2, 2));
        assertThat(asked.miniSets()).isEqualTo(Variant.CLUSTER);
        assertThat(asked.expectedReps()).isNull();

        assertThatWeek(sets(new TrainingLog().week(1), "125", 2, 2, 2, 2).finalWeek(cluster, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("127.5", "128.05")
                .because("linear.hit")
                .says("125 kg × 2, 2, 2, 2 met 4 sets of 2 reps at RPE 9 or less: +2.5 kg"
                        + " plus what rounding left over, loaded as 127.5 kg");
    }

    @Test
    void the_first_sets_at_the_load_decide() {
        assertOutcome(WeekOutcome.SHORT, sets(new TrainingLog().week(1), "125", 2, 2, 2));
        assertOutcome(WeekOutcome.MISSED, sets(new TrainingLog().week(1), "125", 2, 2, 1, 2));
        assertOutcome(WeekOutcome.MISSED, sets(new TrainingLog().week(1), "122.5", 2, 2, 2, 2));
        assertThatWeek(sets(new TrainingLog().week(1), "122.5", 2, 2, 2, 2).finalWeek(cluster, 2))
                .says("no set at 125 kg, the first failure: 125 kg again");
        assertOutcome(WeekOutcome.HIT, sets(sets(new TrainingLog().week(1), "122.5", 1), "125", 2, 2, 2, 2, 1));
        assertOutcome(
                WeekOutcome.TOO_HARD,
                sets(new TrainingLog().week(1), "125", 2, 2, 2).straight("125", 2, "9.5"));
        assertOutcome(
                WeekOutcome.HIT, sets(new TrainingLog().week(1), "125", 2, 2, 2).straight("125", 2, "9"));
    }

    @Test
    void a_running_session_is_missed_only_by_a_mini_set_with_too_few_reps() {
        assertThatWeek(sets(new TrainingLog().week(1), "125", 2, 2).provisionalWeek(cluster, 2))
                .after(WeekOutcome.SHORT)
                .says("125 kg × 2, 2 has 2 of 4 sets: 125 kg again")
                .doesNotFlag(FlagCode.TARGET_MISSED);
        assertThatWeek(sets(new TrainingLog().week(1), "100", 2, 2).provisionalWeek(cluster, 2))
                .after(WeekOutcome.SHORT)
                .because("linear.repeat")
                .says("no set at 125 kg yet: 125 kg again")
                .doesNotFlag(FlagCode.TARGET_MISSED);
        assertThatWeek(sets(new TrainingLog().week(1), "125", 2, 1).provisionalWeek(cluster, 2))
                .after(WeekOutcome.MISSED)
                .flag(FlagCode.TARGET_MISSED, "w1-1", "w1-2");
    }

    @Test
    void one_short_week_repeats_and_two_failed_weeks_take_a_tenth_off() {
        TrainingLog log = sets(new TrainingLog().week(1), "125", 2, 1);
        assertThatWeek(log.finalWeek(cluster, 2))
                .asksForTop("125", "125")
                .because("linear.repeat")
                .flag(FlagCode.TARGET_MISSED, "w1-1", "w1-2");
        sets(log.week(2), "125", 2, 2);
        assertThatWeek(log.finalWeek(cluster, 3)).asksForTop("125").because("linear.repeat");
        sets(log.week(3), "125", 1);
        assertThatWeek(log.finalWeek(cluster, 4)).asksForTop("112.5", "112.5").because("linear.reset");
    }

    @Test
    void more_than_asked_for_counts_by_the_lightest_set() {
        TrainingLog log = sets(new TrainingLog().week(1), "130", 2, 2, 2).straight("127.5", 2, null);
        assertThatWeek(log.finalWeek(cluster, 2)).after(WeekOutcome.HIT).asksForTop("130", "130");
    }

    @Test
    void a_week_is_its_best_session_then_the_one_with_more_reps() {
        TrainingLog log = sets(new TrainingLog().session("a", 1, 1), "125", 2, 2, 2, 2);
        sets(log.session("b", 1, 3), "130", 2, 1);
        assertThatWeek(log.finalWeek(cluster, 2)).after(WeekOutcome.HIT).asksForTop("127.5");

        TrainingLog shorter = sets(new TrainingLog().session("a", 1, 1), "125", 2, 2, 2);
        sets(shorter.session("b", 1, 3), "125", 2, 2);
        assertThat(shorter.finalWeek(cluster, 2).why().getFirst().setIds()).containsExactly("a-1", "a-2", "a-3");
    }

    @Test
    void other_reps_convert_the_load() {
        ProgramOf threes =
                ProgramOf.the(cluster).overridden(cluster.slotId(), 2, DecisionOf.override(null, 3, null, null, "x"));
        SlotWeek second = threes.week(sets(new TrainingLog().week(1), "125", 2, 2, 2, 2), 2);
        assertThatWeek(second).asksForTop("120", "120.4");
        assertThat(((Prescription.Straight) second.prescription()).reps()).isEqualTo(new RepRange(3, 3));
    }

    @Test
    void a_lift_that_becomes_a_cluster_converts_its_load() {
        Lift straight =
                LiftOf.the("bench-press").straight(3, 10, 12).from("100").lift();
        SlotWeek second = ProgramOf.the(straight).changed(2, cluster).week(new TrainingLog(), 2);
        assertThat(second.prescription().exactLoad())
                .isEqualTo(Exact.of(100).times(Exact.parse("83.7")).over(Exact.parse("65.3")));
    }

    @Test
    void its_sets_and_reps_are_bounded() {
        assertThat(violations(LiftOf.the("bench-press").cluster(7, 1))).containsExactly("scheme.sets scheme");
        assertThat(violations(LiftOf.the("bench-press").cluster(4, 4))).containsExactly("scheme.reps scheme");
        assertThat(violations(LiftOf.the("bench-press").cluster(6, 2))).containsExactly("scheme.sets scheme");
        assertThat(violations(LiftOf.the("bench-press").straight(4, 1, 2).variant("CLUSTER")))
                .containsExactly("scheme.reps scheme");
        assertThat(violations(LiftOf.the("bench-press").restPause(20).variant("CLUSTER")))
                .containsExactly("scheme.totalReps scheme");
        assertThat(violations(LiftOf.the("bench-press").cluster(null, null).topSets(1)))
                .containsExactly("scheme.topSets scheme");
        assertThat(violations(LiftOf.the("bench-press").cluster(null, null).method("RPE")))
                .containsExactly("progression.method method-unsuited");
        assertThat(LiftOf.the("bench-press").cluster(5, 2).lift().scheme().straight())
                .extracting("sets")
                .isEqualTo(5);
    }

    @Test
    void it_is_for_suited_exercises_and_advanced_lifters() {
        assertThat(violations(LiftOf.the("leg-press").cluster(null, null)))
                .containsExactly("exercise unsuited-exercise");
        Context context = Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START,
                TrainingLog.START.minusMonths(23),
                false,
                null,
                exercise -> null);
        LiftRequest asked = LiftOf.the("bench-press").cluster(null, null).request();
        assertThat(Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                        .warnings())
                .extracting(LiftCheck.LiftWarning::rule)
                .containsExactly("level");
    }

    @Test
    void a_sessions_mini_sets_count_as_one_hard_set() {
        TrainingLog log = sets(new TrainingLog().session("a", 1, 1), "125", 2, 2, 2, 2);
        sets(log.session("b", 1, 3), "125", 2, 2).backoff("80", 8, null);
        assertThat(HardSets.counted(List.of(cluster), log.sets()))
                .extracting(set -> set.setId())
                .containsExactly("a-1", "b-1", "b-3");
        Lift straight = LiftOf.the("bench-press").straight(3, 10, 12).lift();
        assertThat(HardSets.counted(List.of(straight), log.sets())).hasSize(7);
    }

    @Test
    void no_reps_are_expected_of_a_mini_set_also_with_an_estimate() {
        SlotWeek second = sets(new TrainingLog().week(1), "125", 2, 2, 2)
                .straight("125", 2, "8")
                .finalWeek(cluster, 2);
        assertThat(((Prescription.Straight) second.prescription()).expectedReps())
                .isNull();
    }

    @Test
    void its_first_load_is_rounded_to_the_nearest_one() {
        // The share of the RPE chart for 4 reps at RPE 8 is 83.7 %.
        Lift fromMax =
                LiftOf.the("bench-press").cluster(null, null).fromMax("152").lift();
        assertThatWeek(new TrainingLog().finalWeek(fromMax, 1)).asksForTop("127.5", "127.224");
    }

    @Test
    void of_equally_good_sessions_the_later_one_judges_the_week() {
        TrainingLog log = sets(new TrainingLog().session("a", 1, 1), "125", 2, 2, 2);
        sets(log.session("b", 1, 3), "125", 2, 2, 2);
        assertThat(log.finalWeek(cluster, 2).why().getFirst().setIds()).containsExactly("b-1", "b-2", "b-3");
    }

    @Test
    void if_every_mini_set_was_lighter_one_of_the_last_session_decides() {
        TrainingLog log = sets(new TrainingLog().session("a", 1, 1), "122.5", 2, 2);
        sets(log.session("b", 1, 3), "120", 2, 2);
        assertThat(requireNonNull(
                                requireNonNull(log.finalWeek(cluster, 2).done()).decidingSet())
                        .load())
                .isEqualTo(Exact.of(120));
    }

    @Test
    void a_deload_week_is_decided_by_the_session_with_the_lighter_load() {
        TrainingLog log = sets(new TrainingLog().session("a", 1, 1), "112.5", 2, 2);
        sets(log.session("b", 1, 3), "100", 2);
        SlotWeek second = ProgramOf.the(cluster).deload(1).week(log, 2);
        assertThat(requireNonNull(requireNonNull(second.done()).decidingSet()).load())
                .isEqualTo(Exact.parse("112.5"));
    }

    @Test
    void a_deload_says_how_many_mini_sets_are_left_and_of_straight_sets_how_many_sets() {
        assertThat(ProgramOf.the(cluster)
                        .deload(1)
                        .week(new TrainingLog(), 1)
                        .why()
                        .getLast()
                        .says())
                .contains(", 2 mini-sets instead of 4");
        Lift straight = LiftOf.the("bench-press").straight(3, 8, 12).from("80").lift();
        assertThat(ProgramOf.the(straight)
                        .deload(1)
                        .week(new TrainingLog(), 1)
                        .why()
                        .getLast()
                        .says())
                .contains(", 2 sets instead of 3");
    }

    @Test
    void the_weekly_volume_counts_a_sessions_mini_sets_as_one() {
        TrainingLog log = sets(new TrainingLog().week(1), "125", 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        assertThat(log.foldedLateIn(2, cluster).get(1).flags())
                .extracting(flag -> flag.code())
                .contains(FlagCode.VOLUME_LOW);
    }

    private void assertOutcome(WeekOutcome outcome, TrainingLog log) {
        assertThatWeek(log.finalWeek(cluster, 2)).after(outcome);
    }

    private static List<String> violations(LiftOf lift) {
        return Checked.refused(found -> LiftCheck.check(List.of(lift.request()), LiftOf.context(WeightUnit.KG), found))
                .stream()
                .map(each -> each.field().replace("lifts[0].", "") + " " + each.rule())
                .toList();
    }
}
