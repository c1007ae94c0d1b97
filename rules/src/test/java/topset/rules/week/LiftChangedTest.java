package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.PlannedLift;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/** {@code lift-changed}: a coach changes a lift from week w on (training-rules.md § 6). */
class LiftChangedTest {

    private static final Exact AT = Exact.parse("8.5");

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();
    private final TrainingLog failedThenHit = new TrainingLog()
            .week(1)
            .top("100", 2, "9")
            .backoffs("85", 7)
            .week(2)
            .top("100", 4, "8");

    @Test
    void until_that_week_nothing_changes() {
        Lift byRpe = LiftOf.the("bench-press").method("RPE").lift();
        assertThatWeek(ProgramOf.the(bench).changed(3, byRpe).week(failedThenHit, 2))
                .because("linear.repeat", "backoff.struggled");
    }

    @Test
    void another_method_carries_load_and_rho_and_resets_its_state() {
        Lift byRpe = LiftOf.the("bench-press").method("RPE").lift();
        SlotWeek third = ProgramOf.the(bench).changed(3, byRpe).week(failedThenHit, 3);
        assertThatWeek(third).asksForTop("102.5", "102.5").reducesBy("17.5").because("linear.hit", "lift-changed");
        assertThat(third.state().method().values()).isEmpty();
    }

    @Test
    void the_failure_before_is_forgotten_with_the_method() {
        Lift heavySingle = LiftOf.the("bench-press").variant("MODERATE_TOP").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 2, "9").week(2).top("85", 5, "9");
        assertThatWeek(ProgramOf.the(bench).changed(2, heavySingle).week(log, 3))
                .because("linear.repeat");
    }

    @Test
    void another_variant_converts_the_load_by_the_chart_and_takes_rho_into_its_bounds() {
        Lift single = LiftOf.the("bench-press").variant("HEAVY_SINGLE").lift();
        SlotWeek third = ProgramOf.the(bench).changed(3, single).week(failedThenHit, 3);
        Exact factor = RpeChart.pct(1, Exact.of(9)).over(RpeChart.pct(4, AT));
        assertThat(third.prescription().exactLoad())
                .isEqualTo(Exact.of(100).times(factor).plus(Exact.parse("2.5")));
        assertThatWeek(third).asksForReps(1).reducesBy("20");
    }

    @Test
    void a_wave_begins_at_the_carried_load_of_its_first_step() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").lift();
        SlotWeek third = ProgramOf.the(bench).changed(3, wave).week(failedThenHit, 3);
        Exact factor = RpeChart.pct(5, Exact.of(8)).over(RpeChart.pct(4, AT));
        assertThat(third.prescription().exactLoad())
                .isEqualTo(Exact.of(100).times(factor).plus(Exact.parse("2.5")));
        assertThatWeek(third).asksForReps(5);
    }

    @Test
    void a_wave_at_another_rpe_starts_over_and_one_with_another_increment_goes_on() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8");
        Lift harder = LiftOf.the("bench-press").method("WAVE").topRpe("8.5").lift();
        assertThatWeek(ProgramOf.the(wave).changed(2, harder).week(log, 2)).asksForReps(5);
        Lift inLargerSteps =
                LiftOf.the("bench-press").method("WAVE").increment("5").lift();
        assertThatWeek(ProgramOf.the(wave).changed(2, inLargerSteps).week(log, 2))
                .asksForReps(4);
    }

    @Test
    void a_wave_that_ends_is_converted_from_the_step_it_had_cometo() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8");
        SlotWeek second = ProgramOf.the(wave).changed(2, bench).week(log, 2);
        Exact ofStep = Exact.of(100).times(RpeChart.pct(4, Exact.of(8))).over(RpeChart.pct(5, Exact.of(8)));
        assertThat(second.prescription().exactLoad())
                .isEqualTo(ofStep.times(RpeChart.pct(4, AT)).over(RpeChart.pct(4, Exact.of(8))));
        assertThatWeek(second).asksForReps(4);
    }

    @Test
    void other_steps_start_the_wave_over() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        Lift shorter = LiftOf.the("bench-press").method("WAVE").waveReps(4, 3).lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8").week(2).top("102.5", 4, "8");
        assertThatWeek(ProgramOf.the(wave).changed(3, shorter).week(log, 3))
                .asksForReps(4)
                .asksForTop("102.5", "103.206");
    }

    @Test
    void straight_sets_count_as_their_most_reps_at_rpe9() {
        Lift straight = LiftOf.the("bench-press").straight(3, 8, 12).lift();
        SlotWeek third = ProgramOf.the(bench).changed(3, straight).week(failedThenHit, 3);
        Exact factor = RpeChart.pct(12, Exact.of(9)).over(RpeChart.pct(4, AT));
        assertThat(third.prescription().exactLoad())
                .isEqualTo(Exact.of(100).times(factor).plus(Exact.parse("2.5")));
        assertThat(third.state().reduction()).isNull();
        SlotWeek back = ProgramOf.the(straight).changed(2, bench).week(new TrainingLog(), 2);
        assertThatWeek(back).reducesBy("15").after(WeekOutcome.NOT_TRAINED);
    }

    @Test
    void other_straight_reps_keep_the_load() {
        Lift row = LiftOf.the("dumbbell-row").straight(3, 8, 12).from("40").lift();
        Lift heavier = LiftOf.the("dumbbell-row").straight(3, 5, 8).lift();
        assertThatWeek(ProgramOf.the(row).changed(2, heavier).week(new TrainingLog(), 2))
                .asksForTop("40", "40");
    }

    @Test
    void another_exercise_begins_from_its_start() {
        Lift squat = LiftOf.the("squat").slot(bench.slotId()).from("140").lift();
        SlotWeek third = ProgramOf.the(bench).changed(3, squat).week(failedThenHit, 3);
        assertThatWeek(third)
                .asksForTop("140", "140")
                .reducesBy("15")
                .because("first-week", "lift-changed")
                .after(WeekOutcome.HIT)
                .flag(FlagCode.WARM_UP_SKIPPED, "w2-1");
        TrainingLog log = failedThenHit.exercise("squat").week(3).warmUp().top("140", 4, "8");
        assertThatWeek(ProgramOf.the(bench).changed(3, squat).week(log, 4))
                .asksForTop("145")
                .because("linear.hit");
    }

    @Test
    void another_unit_begins_from_its_start_too() {
        Lift inPounds = LiftOf.the("bench-press").from("225").lift(WeightUnit.LB);
        SlotWeek third = ProgramOf.the(bench).changed(3, inPounds).week(failedThenHit, 3);
        assertThatWeek(third).asksForTop("225").because("first-week", "lift-changed");
        assertThat(third.prescription().unit()).isEqualTo(WeightUnit.LB);
    }

    @Test
    void equipment_and_increment_change_only_the_rounding() {
        Lift slow = LiftOf.the("bench-press").from("100").increment("1.25").lift();
        Lift withSmallPlates = LiftOf.the("bench-press")
                .increment("5")
                .equipment(new PlannedLift.Equipment("STEP", null, null, null, new BigDecimal("0.5")))
                .lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8");
        SlotWeek second = ProgramOf.the(slow).changed(2, withSmallPlates).week(log, 2);
        assertThatWeek(second).asksForTop("101", "101.25");
        assertThat(second.state().method().values())
                .isEqualTo(ProgramOf.the(slow).week(log, 2).state().method().values());
        log.week(2).top("101", 4, "8");
        assertThatWeek(ProgramOf.the(slow).changed(2, withSmallPlates).week(log, 3))
                .asksForTop("106", "106.25");
    }

    @Test
    void other_target_reps_convert_the_load_and_keep_the_failures() {
        Lift triples = LiftOf.the("bench-press").topReps(3, 5, 3).lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 2, "9");
        SlotWeek second = ProgramOf.the(bench).changed(2, triples).week(log, 2);
        assertThat(second.prescription().exactLoad())
                .isEqualTo(Exact.of(100).times(RpeChart.pct(3, AT)).over(RpeChart.pct(4, AT)));
        assertThat(second.state().method().count("failures")).isEqualTo(1);
    }

    @Test
    void the_newest_change_of_a_week_holds_and_later_weeks_go_on_with_it() {
        Lift byRpe = LiftOf.the("bench-press").method("RPE").lift();
        Lift wave = LiftOf.the("bench-press").method("WAVE").lift();
        ProgramDefinition program = ProgramOf.the(bench)
                .changed(4, bench)
                .changed(2, wave)
                .changed(2, byRpe)
                .program();
        assertThat(program.liftsIn(1)).containsExactly(bench);
        assertThat(program.liftsIn(2)).containsExactly(byRpe);
        assertThat(program.liftsIn(3)).containsExactly(byRpe);
        assertThat(program.liftsIn(4)).containsExactly(bench);
    }

    @Test
    void sets_match_the_slot_as_it_is_in_their_week() {
        Lift squat = LiftOf.the("squat").slot(bench.slotId()).from("140").lift();
        ProgramDefinition program = ProgramOf.the(bench).changed(2, squat).program();
        TrainingLog log = new TrainingLog().exercise("squat").week(1).top("140", 4, "8");
        assertThat(log.foldedLateIn(2, program).get(1).flags()).anyMatch(flag -> flag.code() == FlagCode.UNMATCHED_SET);
        assertThat(log.foldedLateIn(1, program)).hasSize(2);
        assertThat(((Prescription.TopSet) log.foldedLateIn(2, program)
                                .get(2)
                                .slots()
                                .getFirst()
                                .prescription())
                        .load())
                .isEqualTo(Exact.of(140));
        assertThat(List.of(program.liftsIn(2))).hasSize(1);
    }
}
