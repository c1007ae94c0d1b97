package topset.program.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.program.rules.lift.FlagCode;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.LoggedSet;
import topset.program.rules.lift.Prescription;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;

class BackoffReductionTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    private TrainingLog afterTopSet() {
        return new TrainingLog().week(1).warmUp().top("100", 4, "8.5");
    }

    @Test
    void fewerThanEightRepsReduceMore() {
        assertThatWeek(afterTopSet().backoffs("85", 10, 9, 7).finalWeek(bench, 2))
                .reducesBy("17.5")
                .because("linear.hit", "backoff.struggled")
                .flag(FlagCode.REDUCE_MORE, "w1-3", "w1-4", "w1-5");
    }

    @Test
    void aMeanRpeOfEightAndAHalfReducesMore() {
        assertThatWeek(afterTopSet()
                        .backoff("85", 12, "8")
                        .backoff("85", 12, "9")
                        .finalWeek(bench, 2))
                .reducesBy("17.5")
                .because("linear.hit", "backoff.struggled");
    }

    @Test
    void aMeanRpeOfSixReducesLess() {
        assertThatWeek(afterTopSet().backoff("85", 8, "6").backoff("85", 8, "6").finalWeek(bench, 2))
                .reducesBy("12.5")
                .because("linear.hit", "backoff.easy")
                .flag(FlagCode.BACKOFFS_TOO_EASY, "w1-3", "w1-4");
    }

    @Test
    void aMeanRpeOfEightIsEasyOnlyInTheUpperHalfOfTheRange() {
        assertThatWeek(afterTopSet().backoff("85", 10, "8").finalWeek(bench, 2)).reducesBy("12.5");
        assertThatWeek(afterTopSet().backoff("85", 9, "8").finalWeek(bench, 2))
                .reducesBy("15")
                .because("linear.hit", "backoff.on-target");
    }

    @Test
    void withoutAnRpeOnlyTheTopOfTheRangeIsEasy() {
        assertThatWeek(afterTopSet().backoffs("85", 12, 12, 12).finalWeek(bench, 2))
                .reducesBy("12.5");
        assertThatWeek(afterTopSet().backoffs("85", 12, 12, 11).finalWeek(bench, 2))
                .reducesBy("15");
    }

    @Test
    void lightBackoffsProveNothing() {
        assertThatWeek(afterTopSet().backoffs("80.75", 12, 12, 12).finalWeek(bench, 2))
                .reducesBy("12.5");
        assertThatWeek(afterTopSet().backoffs("80.7", 12, 12, 12).finalWeek(bench, 2))
                .reducesBy("15")
                .because("linear.hit", "backoff.on-target");
    }

    @Test
    void backoffsAreJudgedByTheBackoffOfTheirDay() {
        TrainingLog overshot = new TrainingLog().week(1).top("100", 3, "10").backoffs("75", 12, 12);
        SlotWeek next = overshot.finalWeek(bench, 2);
        assertThatWeek(next).reducesBy("12.5");
    }

    @Test
    void backoffsOfASessionWithoutATopSetAreJudgedByTheWeeksBackoff() {
        assertThatWeek(new TrainingLog().week(1).backoffs("85", 12, 12).finalWeek(bench, 2))
                .reducesBy("12.5");
        assertThatWeek(new TrainingLog().week(1).backoffs("80", 12, 12).finalWeek(bench, 2))
                .reducesBy("15");
    }

    @Test
    void theWeeksBackoffThatCountsIsTheExactOne() {
        Lift heavier = LiftOf.benchPress();
        assertThatWeek(new TrainingLog().finalWeek(heavier, 1)).asksForBackoff("102.5", "102");
        assertThatWeek(new TrainingLog().week(1).backoffs("97", 12, 12).finalWeek(heavier, 2))
                .reducesBy("12.5");
    }

    @Test
    void withoutBackoffsTheReductionStaysAndNoRuleSpeaks() {
        assertThatWeek(afterTopSet().finalWeek(bench, 2)).reducesBy("15").because("linear.hit");
    }

    @Test
    void theReductionStaysWithinTheBoundsOfTheScheme() {
        Lift atMost = LiftOf.the("bench-press").from("100").reduction("24").lift();
        assertThatWeek(afterTopSet().backoffs("75", 5).finalWeek(atMost, 2)).reducesBy("25");
        Lift atLeast = LiftOf.the("bench-press").from("100").reduction("11").lift();
        assertThatWeek(afterTopSet().backoffs("90", 12).finalWeek(atLeast, 2)).reducesBy("10");
    }

    @Test
    void theBackoffComesOffTheTopLoadAsRounded() {
        Lift odd = LiftOf.the("bench-press").from("101").lift();
        assertThatWeek(new TrainingLog().finalWeek(odd, 1))
                .asksForTop("100", "101")
                .asksForBackoff("85", "85");
    }

    @Test
    void theReasonSaysTheNumbers() {
        assertThat(afterTopSet()
                        .backoffs("85", 10, 9, 8)
                        .finalWeek(bench, 2)
                        .why()
                        .getLast()
                        .says())
                .isEqualTo("lowest backoff 8 reps: reduction stays 15 %");
    }

    @Test
    void anOverriddenReductionOutsideTheBoundsStaysUnlessItMovesInward() {
        assertThat(after("30", 5)).isEqualTo("30");
        assertThat(after("30", 12)).isEqualTo("27.5");
        assertThat(after("5", 12)).isEqualTo("5");
        assertThat(after("5", 5)).isEqualTo("7.5");
    }

    private String after(String overridden, int reps) {
        SlotWeek first = new TrainingLog().finalWeek(bench, 1);
        Prescription.TopSet asked = (Prescription.TopSet) first.prescription();
        Exact reduction = Exact.parse(overridden);
        Exact exact = asked.top().load().lessPercent(reduction);
        Prescription.Backoff backoff = new Prescription.Backoff(
                3, exact, exact, reduction, asked.backoff().repRange(), null);
        Prescription.TopSet seen =
                new Prescription.TopSet(asked.unit(), asked.top(), backoff, List.of(), List.of(), null);
        List<LoggedSet> sets =
                new TrainingLog().week(1).backoffs("100", reps, reps).sets();
        return BackoffReduction.after(
                        seen,
                        requireNonNull(bench.scheme().backoff()),
                        List.of(new SlotSession(sets, sets)),
                        Body.NOTHING)
                .next()
                .shown();
    }
}
