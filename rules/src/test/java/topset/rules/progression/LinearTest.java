package topset.rules.progression;

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
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.week.SlotWeek;

class LinearTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void a_heavier_set_than_prescribed_is_where_the_increment_starts() {
        TrainingLog log = new TrainingLog().week(1).top("107.5", 4, "9");
        assertThatWeek(log.finalWeek(bench, 2)).after(WeekOutcome.HIT).asksForTop("110", "110");
    }

    @Test
    void a_lighter_set_than_prescribed_is_a_miss_however_many_reps() {
        TrainingLog log = new TrainingLog().week(1).top("97.5", 8, "7");
        assertThatWeek(log.finalWeek(bench, 2))
                .after(WeekOutcome.MISSED)
                .asksForTop("100", "100")
                .because("linear.repeat");
    }

    @Test
    void the_target_above_the_ceiling_is_too_hard_and_counts_as_a_failure() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "9.5").week(2).top("100", 5, "10");
        assertThatWeek(log.finalWeek(bench, 2))
                .after(WeekOutcome.TOO_HARD)
                .asksForTop("100")
                .because("linear.repeat");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("90", "90").because("linear.reset");
    }

    @Test
    void in_the_range_short_of_the_target_above_the_ceiling_is_a_miss() {
        TrainingLog log = new TrainingLog().week(1).top("100", 3, "9.5");
        assertThatWeek(log.finalWeek(bench, 2)).after(WeekOutcome.MISSED);
    }

    @Test
    void an_absent_rpe_is_not_above_the_ceiling() {
        assertThatWeek(new TrainingLog().week(1).top("100", 4, null).finalWeek(bench, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("102.5");
        assertThatWeek(new TrainingLog().week(1).top("100", 3, null).finalWeek(bench, 2))
                .after(WeekOutcome.SHORT)
                .asksForTop("100");
    }

    @Test
    void a_hit_forgives_an_earlier_failure_and_a_short_week_does_not() {
        TrainingLog forgiven = new TrainingLog()
                .week(1)
                .top("100", 2, "9")
                .week(2)
                .top("100", 4, "8")
                .week(3)
                .top("102.5", 2, "9");
        assertThatWeek(forgiven.finalWeek(bench, 4)).asksForTop("102.5").because("linear.repeat");
        TrainingLog notForgiven = new TrainingLog()
                .week(1)
                .top("100", 2, "9")
                .week(2)
                .top("100", 3, "8")
                .week(3)
                .top("100", 2, "9");
        assertThatWeek(notForgiven.finalWeek(bench, 4)).asksForTop("90").because("linear.reset");
    }

    @Test
    void a_reset_forgives_what_led_to_it() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("100", 2, "9")
                .week(2)
                .top("100", 2, "9")
                .week(3)
                .top("90", 2, "9");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("90").because("linear.reset");
        assertThatWeek(log.finalWeek(bench, 4)).asksForTop("90").because("linear.repeat");
    }

    @Test
    void a_failed_attempt_is_a_miss_to_failure() {
        assertThatWeek(new TrainingLog().week(1).top("100", 0, null).finalWeek(bench, 2))
                .after(WeekOutcome.MISSED)
                .flag(FlagCode.TRAINED_TO_FAILURE, "w1-1")
                .flag(FlagCode.TARGET_MISSED, "w1-1");
    }

    @Test
    void of_two_equal_loads_the_harder_decides() {
        Lift twice = LiftOf.the("bench-press").variant("DOUBLE_TOP").from("100").lift();
        TrainingLog fewerReps = new TrainingLog().week(1).top("100", 4, "8").top("100", 3, "9");
        assertThatWeek(fewerReps.finalWeek(twice, 2)).after(WeekOutcome.SHORT);
        TrainingLog higherRpe = new TrainingLog().week(1).top("100", 4, "9.5").top("100", 4, "8.5");
        assertThatWeek(higherRpe.finalWeek(twice, 2)).after(WeekOutcome.TOO_HARD);
        TrainingLog heavier = new TrainingLog().week(1).top("100", 2, "10").top("102.5", 4, "9");
        assertThatWeek(heavier.finalWeek(twice, 2)).after(WeekOutcome.HIT).asksForTop("105");
    }

    @Test
    void fewer_top_sets_than_prescribed_change_nothing() {
        Lift twice = LiftOf.the("bench-press").variant("DOUBLE_TOP").from("100").lift();
        assertThatWeek(new TrainingLog().week(1).top("100", 4, "8").finalWeek(twice, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("102.5");
    }

    @Test
    void the_lower_body_goes_up_by_five_kilograms_or_ten_pounds() {
        Lift squat = LiftOf.the("squat").from("140").lift();
        TrainingLog log = new TrainingLog().exercise("squat").week(1).top("140", 4, "8");
        assertThatWeek(log.finalWeek(squat, 2)).asksForTop("145");
        Lift inPounds = LiftOf.the("squat").from("315").lift(WeightUnit.LB);
        TrainingLog pounds =
                new TrainingLog().inPounds().exercise("squat").week(1).top("315", 4, "8");
        assertThatWeek(pounds.finalWeek(inPounds, 2)).asksForTop("325");
    }

    @Test
    void a_set_in_pounds_is_compared_as_the_kilograms_it_is() {
        Lift light = LiftOf.the("bench-press").from("42.5").lift();
        TrainingLog log = new TrainingLog().inPounds().week(1).top("93.696", 4, "8");
        assertThatWeek(log.finalWeek(light, 2)).after(WeekOutcome.HIT).asksForTop("45", "45");
    }

    @Test
    void the_top_load_never_goes_above_what_can_be_loaded() {
        Lift atTheEnd = LiftOf.the("bench-press")
                .from("68")
                .equipment(new PlannedLift.Equipment(
                        "BARBELL",
                        null,
                        List.of(
                                new PlannedLift.Plate(new BigDecimal("20"), 1),
                                new PlannedLift.Plate(new BigDecimal("5"), 1)),
                        null,
                        null))
                .lift();
        SlotWeek next = new TrainingLog().week(1).top("70", 4, "8").finalWeek(atTheEnd, 2);
        assertThatWeek(next).asksForTop("70", "70").flag(FlagCode.EQUIPMENT_LIMIT, "w1-1");
        assertThat(next.why().getFirst().says()).contains("70 kg is the most that can be loaded");
    }
}
