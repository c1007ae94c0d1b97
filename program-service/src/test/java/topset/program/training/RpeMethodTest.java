package topset.program.training;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.training.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LiftRequest;
import topset.program.training.load.Exact;

/** The RPE method, R 4, t 8.5 (training-rules.md § 3.2, § 10). */
class RpeMethodTest {

    @ParameterizedTest(name = "{0} kg × {1} @ {2} makes {3}, loaded {4} ({5})")
    @CsvSource({
        "120, 4, 7.5, 123.786, 125, rpe.raise",
        "120, 4, 8, 121.864, 122.5, rpe.raise",
        "120, 4, 8.5, 120, 120, rpe.hold",
        "120, 4, 9.5, 116.173, 115, rpe.lower",
        "120, 2, 10, 108, 107.5, rpe.lower",
        "60, 4, 8, 62.5, 62.5, rpe.raise",
        "120, 0, , 108, 107.5, rpe.failed",
        "120, 3, , 110.629, 110, rpe.lower",
        "120, 5, 8.5, 123.786, 125, rpe.raise",
        "37.5, 5, 8.5, 38.683, 37.5, rpe.raise",
    })
    void theWorkedExamples(String load, int reps, @Nullable String rpe, String exact, String loaded, String rule) {
        Lift bench = lift(load);
        assertThatWeek(new TrainingLog().week(1).top(load, reps, rpe).finalWeek(bench, 2))
                .asksForTop(loaded, exact)
                .because(rule);
    }

    @Test
    void anEstimateBelowWhichTheChartEndsIsALowerBoundAndSaysSo() {
        assertThat(says(6, "5")).contains("puts the 1RM at ").contains(" kg or more, worth ");
        assertThat(says(6, "6")).doesNotContain("or more");
    }

    private static String says(int reps, String rpe) {
        return new TrainingLog()
                .week(1)
                .top("120", reps, rpe)
                .finalWeek(lift("120"), 2)
                .why()
                .getFirst()
                .says();
    }

    @Test
    void theNextWeightAboveAPoundsLoadIsAboveTheKilogramsThatItIs() {
        TrainingLog log = new TrainingLog().week(1).inPounds().top("132.277", 4, "8"); // 59.9998 kg
        assertThatWeek(log.finalWeek(lift("60"), 2)).asksForTop("62.5", "62.5").because("rpe.raise");
    }

    @Test
    void aNextWeightThatCanJustBeLiftedIsAskedFor() {
        // 83.7 kg × 4 @ 8 is a 1RM of 100 kg, of which four at RPE 10 are 89.2
        Lift gap = LiftOf.the("dumbbell-row")
                .method("RPE")
                .from("83.7")
                .equipment(new LiftRequest.Equipment(
                        "FIXED", null, null, List.of(new BigDecimal("83.7"), new BigDecimal("89.2")), null))
                .lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row").week(1).top("83.7", 4, "8");
        assertThatWeek(log.finalWeek(gap, 2)).asksForTop("89.2", "89.2").because("rpe.raise");
    }

    @Test
    void aSetAtThePrescribedLoadIsNoLightDay() {
        Lift bench = lift("120");
        TrainingLog log = new TrainingLog().week(1).top("120", 5, "6").week(2).top("125", 4, "8.5");
        assertThat(estimate(log.finalWeek(bench, 3)))
                .as("the mean of 157.480 and 147.059")
                .isEqualTo("152.27");
    }

    @Test
    void twoWeeksAreSmoothed() {
        Lift bench = lift("120");
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "7.5").week(2).top("125", 4, "9");
        assertThat(estimate(log.finalWeek(bench, 2))).isEqualTo("145.631");
        // § 10 prints 145.238, the mean of estimates already rounded; state is never rounded
        assertThat(estimate(log.finalWeek(bench, 3))).isEqualTo("145.237");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("122.5", "123.452").because("rpe.lower");
    }

    @Test
    void theTargetWithoutAnRpeIsNoEvidence() {
        Lift bench = lift("120");
        SlotWeek next = new TrainingLog().week(1).top("120", 4, null).finalWeek(bench, 2);
        assertThatWeek(next).asksForTop("120", "120").because("rpe.no-evidence").flag(FlagCode.NO_RPE, "w1-1");
        assertThat(next.state().method().get("estimate")).isNull();
    }

    @Test
    void aLightDayNeverPullsTheEstimateDownNorTheLoadFar() {
        Lift bench = lift("120");
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5").week(2).top("90", 4, "7");
        assertThat(estimate(log.finalWeek(bench, 3))).isEqualTo("141.176");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("107.5", "108").because("rpe.raise");
    }

    @Test
    void aNextWeightThatCouldNotBeLiftedIsNotAskedFor() {
        Lift gap = LiftOf.the("dumbbell-row")
                .method("RPE")
                .from("20")
                .equipment(new LiftRequest.Equipment(
                        "FIXED", null, null, List.of(new BigDecimal(20), new BigDecimal(30)), null))
                .lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row").week(1).top("20", 4, "8");
        assertThatWeek(log.finalWeek(gap, 2)).asksForTop("20", "20").because("rpe.hold");
    }

    @Test
    void aLightDayExactlyAsHardAsAskedHoldsWhatTheEstimateStillCarries() {
        Lift bench = lift("120");
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5").week(2).top("110", 4, "8.5");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("115", "115.5").because("rpe.hold");
    }

    @Test
    void moreRepsAtTheTargetRpeNeverLowerTheLoad() {
        Lift bench = lift("120");
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "9.5").week(2).top("125", 5, "8.5");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("125", "125").because("rpe.hold");
    }

    @Test
    void aFailedAttemptTakesATenthOffTheLesserOfWhatWasTriedAndWhatWasAsked() {
        Lift bench = lift("120");
        assertThatWeek(new TrainingLog().week(1).top("130", 0, null).finalWeek(bench, 2))
                .asksForTop("107.5", "108");
        assertThatWeek(new TrainingLog().week(1).top("110", 0, null).finalWeek(bench, 2))
                .asksForTop("100", "99");
    }

    @Test
    void theLoadMovesAtMostFivePerCentUpAndTenDown() {
        Lift bench = lift("120");
        assertThatWeek(new TrainingLog().week(1).top("120", 10, "6").finalWeek(bench, 2))
                .asksForTop("125", "126");
        assertThatWeek(new TrainingLog().week(1).top("120", 1, "10").finalWeek(bench, 2))
                .asksForTop("107.5", "108");
    }

    @Test
    void aLayoffForgetsTheEstimate() {
        Lift bench = lift("120");
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5");
        assertThat(estimate(log.finalWeek(bench, 3))).isEqualTo("141.176");
        SlotWeek afterTwo = log.finalWeek(bench, 4);
        assertThat(afterTwo.state().method().get("estimate")).isNull();
        assertThatWeek(afterTwo).asksForTop("107.5", "108").because("layoff.reduce");
    }

    private static Lift lift(String load) {
        return LiftOf.the("bench-press").method("RPE").from(load).lift();
    }

    private static @Nullable String estimate(SlotWeek week) {
        Exact estimate = week.state().method().get("estimate");
        return estimate == null ? null : estimate.shown();
    }
}
