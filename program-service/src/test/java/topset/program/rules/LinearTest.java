package topset.program.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.program.rules.lift.FlagCode;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.LiftRequest;
import topset.program.rules.lift.Outcome;

class LinearTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void aHeavierSetThanPrescribedIsWhereTheIncrementStarts() {
        TrainingLog log = new TrainingLog().week(1).top("107.5", 4, "9");
        assertThatWeek(log.finalWeek(bench, 2)).after(Outcome.HIT).asksForTop("110", "110");
    }

    @Test
    void aLighterSetThanPrescribedIsAMissHoweverManyReps() {
        TrainingLog log = new TrainingLog().week(1).top("97.5", 8, "7");
        assertThatWeek(log.finalWeek(bench, 2))
                .after(Outcome.MISSED)
                .asksForTop("100", "100")
                .because("linear.repeat");
    }

    @Test
    void theTargetAboveTheCeilingIsTooHardAndCountsAsAFailure() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "9.5").week(2).top("100", 5, "10");
        assertThatWeek(log.finalWeek(bench, 2))
                .after(Outcome.TOO_HARD)
                .asksForTop("100")
                .because("linear.repeat");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("90", "90").because("linear.reset");
    }

    @Test
    void inTheRangeShortOfTheTargetAboveTheCeilingIsAMiss() {
        TrainingLog log = new TrainingLog().week(1).top("100", 3, "9.5");
        assertThatWeek(log.finalWeek(bench, 2)).after(Outcome.MISSED);
    }

    @Test
    void anAbsentRpeIsNotAboveTheCeiling() {
        assertThatWeek(new TrainingLog().week(1).top("100", 4, null).finalWeek(bench, 2))
                .after(Outcome.HIT)
                .asksForTop("102.5");
        assertThatWeek(new TrainingLog().week(1).top("100", 3, null).finalWeek(bench, 2))
                .after(Outcome.SHORT)
                .asksForTop("100");
    }

    @Test
    void aHitForgivesAnEarlierFailureAndAShortWeekDoesNot() {
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
    void aResetForgivesWhatLedToIt() {
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
    void aFailedAttemptIsAMissToFailure() {
        assertThatWeek(new TrainingLog().week(1).top("100", 0, null).finalWeek(bench, 2))
                .after(Outcome.MISSED)
                .flag(FlagCode.TRAINED_TO_FAILURE, "w1-1")
                .flag(FlagCode.TARGET_MISSED, "w1-1");
    }

    @Test
    void ofTwoEqualLoadsTheHarderDecides() {
        Lift twice = LiftOf.the("bench-press").variant("DOUBLE_TOP").from("100").lift();
        TrainingLog fewerReps = new TrainingLog().week(1).top("100", 4, "8").top("100", 3, "9");
        assertThatWeek(fewerReps.finalWeek(twice, 2)).after(Outcome.SHORT);
        TrainingLog higherRpe = new TrainingLog().week(1).top("100", 4, "9.5").top("100", 4, "8.5");
        assertThatWeek(higherRpe.finalWeek(twice, 2)).after(Outcome.TOO_HARD);
        TrainingLog heavier = new TrainingLog().week(1).top("100", 2, "10").top("102.5", 4, "9");
        assertThatWeek(heavier.finalWeek(twice, 2)).after(Outcome.HIT).asksForTop("105");
    }

    @Test
    void fewerTopSetsThanPrescribedChangeNothing() {
        Lift twice = LiftOf.the("bench-press").variant("DOUBLE_TOP").from("100").lift();
        assertThatWeek(new TrainingLog().week(1).top("100", 4, "8").finalWeek(twice, 2))
                .after(Outcome.HIT)
                .asksForTop("102.5");
    }

    @Test
    void theLowerBodyGoesUpByFiveKilogramsOrTenPounds() {
        Lift squat = LiftOf.the("squat").from("140").lift();
        TrainingLog log = new TrainingLog().exercise("squat").week(1).top("140", 4, "8");
        assertThatWeek(log.finalWeek(squat, 2)).asksForTop("145");
        Lift inPounds = LiftOf.the("squat").from("315").lift(WeightUnit.LB);
        TrainingLog pounds =
                new TrainingLog().inPounds().exercise("squat").week(1).top("315", 4, "8");
        assertThatWeek(pounds.finalWeek(inPounds, 2)).asksForTop("325");
    }

    @Test
    void aSetInPoundsIsComparedAsTheKilogramsItIs() {
        Lift light = LiftOf.the("bench-press").from("42.5").lift();
        TrainingLog log = new TrainingLog().inPounds().week(1).top("93.696", 4, "8");
        assertThatWeek(log.finalWeek(light, 2)).after(Outcome.HIT).asksForTop("45", "45");
    }

    @Test
    void theTopLoadNeverGoesAboveWhatCanBeLoaded() {
        Lift atTheEnd = LiftOf.the("bench-press")
                .from("68")
                .equipment(new LiftRequest.Equipment(
                        "BARBELL",
                        null,
                        List.of(
                                new LiftRequest.Plate(new BigDecimal("20"), 1),
                                new LiftRequest.Plate(new BigDecimal("5"), 1)),
                        null,
                        null))
                .lift();
        SlotWeek next = new TrainingLog().week(1).top("70", 4, "8").finalWeek(atTheEnd, 2);
        assertThatWeek(next).asksForTop("70", "70").flag(FlagCode.EQUIPMENT_LIMIT, "w1-1");
        assertThat(next.why().getFirst().says()).contains("70 kg is the most that can be loaded");
    }
}
