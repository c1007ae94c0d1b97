package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.contract.RepRange;
import topset.contract.TargetOverride;
import topset.contract.WeekOutcome;
import topset.rules.DecisionOf;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/** {@code override} of one slot and week (training-rules.md § 6). */
class OverrideTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void the_load_is_given_exactly_and_prescribed_as_it_can_be_loaded() {
        assertThatWeek(ProgramOf.the(bench).load(1, "96").week(new TrainingLog(), 1))
                .asksForTop("95", "96")
                .asksForBackoff("80", "80.75")
                .because("first-week", "override");
    }

    @Test
    void it_says_what_the_coach_wants_and_why() {
        TargetOverride override = DecisionOf.override("95", 3, "20", 2, "shoulder feels tight");
        SlotWeek week =
                ProgramOf.the(bench).overridden(bench.slotId(), 1, override).week(new TrainingLog(), 1);
        assertThat(week.why().getLast().says())
                .isEqualTo(
                        "the coach wants 95 kg, 3 reps, 20 % less for backoffs, 2 backoff sets: shoulder feels tight");
        assertThat(((Prescription.TopSet) week.prescription()).backoff().sets()).isEqualTo(2);
        assertThatWeek(week).asksForReps(3).reducesBy("20");
    }

    @Test
    void the_week_is_judged_by_what_the_lifter_saw() {
        TrainingLog log = new TrainingLog().week(1).top("90", 4, "8");
        assertThatWeek(ProgramOf.the(bench).load(1, "90").week(log, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("92.5", "92.5")
                .because("linear.hit");
        assertThatWeek(ProgramOf.the(bench).week(log, 2)).after(WeekOutcome.MISSED);
    }

    @Test
    void other_reps_carry_the_load_by_the_chart_before_the_increment() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8");
        Exact forThree =
                Exact.of(100).times(RpeChart.pct(3, Exact.parse("8.5"))).over(RpeChart.pct(4, Exact.parse("8.5")));
        SlotWeek second = ProgramOf.the(bench).reps(2, 3).week(log, 2);
        assertThatWeek(second).asksForReps(3);
        assertThat(second.prescription().exactLoad()).isEqualTo(forThree.plus(Exact.parse("2.5")));
    }

    @Test
    void and_back_to_the_lifts_reps_in_the_week_after() {
        TrainingLog log = new TrainingLog().week(1).top("100", 3, "8");
        Exact forFour =
                Exact.of(100).times(RpeChart.pct(4, Exact.parse("8.5"))).over(RpeChart.pct(3, Exact.parse("8.5")));
        SlotWeek second = ProgramOf.the(bench).reps(1, 3).week(log, 2);
        assertThatWeek(second).after(WeekOutcome.HIT).asksForReps(4);
        assertThat(second.prescription().exactLoad()).isEqualTo(forFour.plus(Exact.parse("2.5")));
    }

    @Test
    void an_rpe_hold_is_converted_too() {
        Lift byRpe = LiftOf.the("bench-press").method("RPE").from("100").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 3, "8.5");
        SlotWeek second = ProgramOf.the(byRpe).reps(1, 3).week(log, 2);
        assertThatWeek(second).because("rpe.hold");
        assertThat(second.prescription().exactLoad())
                .isEqualTo(Exact.of(100)
                        .times(RpeChart.pct(4, Exact.parse("8.5")))
                        .over(RpeChart.pct(3, Exact.parse("8.5"))));
    }

    @Test
    void a_wave_is_not_converted() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8");
        SlotWeek second = ProgramOf.the(wave).reps(2, 3).week(log, 2);
        assertThatWeek(second).asksForTop("102.5", "103.206").asksForReps(3);
        assertThat(((Prescription.TopSet) second.prescription()).top().repRange())
                .isEqualTo(new RepRange(3, 3));
        log.week(2).top("102.5", 3, "8");
        assertThatWeek(ProgramOf.the(wave).reps(2, 3).week(log, 3))
                .asksForTop("107.5", "106.412")
                .asksForReps(3);
    }

    @Test
    void a_reduction_is_where_rho_goes_on_from() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8").backoffs("80", 7, 7);
        assertThatWeek(ProgramOf.the(bench).reduction(1, "20").week(log, 1))
                .reducesBy("20")
                .asksForBackoff("80", "80");
        assertThatWeek(ProgramOf.the(bench).reduction(1, "20").week(log, 2)).reducesBy("22.5");
        assertThatWeek(ProgramOf.the(bench).reduction(2, "12").week(log, 2)).reducesBy("12");
    }

    @Test
    void a_reduction_outside_the_bounds_stays_unless_it_moves_inward() {
        TrainingLog struggled = new TrainingLog().week(1).top("100", 4, "8").backoffs("60", 7, 7);
        assertThatWeek(ProgramOf.the(bench).reduction(1, "40").week(struggled, 2))
                .reducesBy("40");
        TrainingLog easy = new TrainingLog().week(1).top("100", 4, "8").backoffs("60", 12, 12);
        assertThatWeek(ProgramOf.the(bench).reduction(1, "40").week(easy, 2)).reducesBy("37.5");
    }

    @Test
    void failures_are_left_alone() {
        TrainingLog log = new TrainingLog().week(1).top("100", 2, "9").week(3).top("100", 2, "9");
        assertThatWeek(ProgramOf.the(bench).load(2, "80").week(log, 3))
                .because("layoff.hold")
                .asksForTop("80");
        log.week(2).top("80", 2, "9");
        assertThatWeek(ProgramOf.the(bench).load(2, "80").week(log, 3))
                .because("linear.reset")
                .asksForTop("72.5", "72");
    }

    @Test
    void taken_back_the_computed_target_is_there_again() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8");
        assertThat(ProgramOf.the(bench).week(log, 2))
                .isEqualTo(new TrainingLog().week(1).top("100", 4, "8").finalWeek(bench, 2));
        assertThat(ProgramOf.the(bench).load(2, "80").week(log, 2))
                .isNotEqualTo(ProgramOf.the(bench).week(log, 2));
    }

    @Test
    void the_newest_override_of_a_week_holds() {
        assertThatWeek(ProgramOf.the(bench).load(1, "80").load(1, "90").week(new TrainingLog(), 1))
                .asksForTop("90");
    }

    @Test
    void straight_sets_take_a_load_and_reps() {
        Lift row = LiftOf.the("dumbbell-row").straight(3, 8, 12).from("40").lift();
        ProgramOf ten = ProgramOf.the(row).overridden(row.slotId(), 1, DecisionOf.override("45", 10, null, null, "x"));
        Prescription.Straight asked =
                (Prescription.Straight) ten.week(new TrainingLog(), 1).prescription();
        assertThat(asked.reps()).isEqualTo(new RepRange(10, 10));
        assertThat(asked.load()).isEqualTo(Exact.of(45));
        TrainingLog log = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("45", 10, null)
                .straight("45", 10, null)
                .straight("45", 10, null);
        assertThatWeek(ten.week(log, 2)).because("double.raise").asksForTop("47.5");
    }
}
