package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.lift.SlotSession;
import topset.rules.load.Body;
import topset.rules.load.Exact;

class BackoffReductionTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    private TrainingLog afterTopSet() {
        return new TrainingLog().week(1).warmUp().top("100", 4, "8.5");
    }

    @Test
    void fewer_than_eight_reps_reduce_more() {
        assertThatWeek(afterTopSet().backoffs("85", 10, 9, 7).finalWeek(bench, 2))
                .reducesBy("17.5")
                .because("linear.hit", "backoff.struggled")
                .flag(FlagCode.REDUCE_MORE, "w1-3", "w1-4", "w1-5");
    }

    @Test
    void a_mean_rpe_of_eight_and_a_half_reduces_more() {
        assertThatWeek(afterTopSet()
                        .backoff("85", 12, "8")
                        .backoff("85", 12, "9")
                        .finalWeek(bench, 2))
                .reducesBy("17.5")
                .because("linear.hit", "backoff.struggled");
    }

    @Test
    void a_mean_rpe_of_six_reduces_less() {
        assertThatWeek(afterTopSet().backoff("85", 8, "6").backoff("85", 8, "6").finalWeek(bench, 2))
                .reducesBy("12.5")
                .because("linear.hit", "backoff.easy")
                .flag(FlagCode.BACKOFFS_TOO_EASY, "w1-3", "w1-4");
    }

    @Test
    void a_mean_rpe_of_eight_is_easy_only_in_the_upper_half_of_the_range() {
        assertThatWeek(afterTopSet().backoff("85", 10, "8").finalWeek(bench, 2)).reducesBy("12.5");
        assertThatWeek(afterTopSet().backoff("85", 9, "8").finalWeek(bench, 2))
                .reducesBy("15")
                .because("linear.hit", "backoff.on-target");
    }

    @Test
    void without_an_rpe_only_the_top_of_the_range_is_easy() {
        assertThatWeek(afterTopSet().backoffs("85", 12, 12, 12).finalWeek(bench, 2))
                .reducesBy("12.5");
        assertThatWeek(afterTopSet().backoffs("85", 12, 12, 11).finalWeek(bench, 2))
                .reducesBy("15");
    }

    @Test
    void light_backoffs_prove_nothing() {
        assertThatWeek(afterTopSet().backoffs("80.75", 12, 12, 12).finalWeek(bench, 2))
                .reducesBy("12.5");
        assertThatWeek(afterTopSet().backoffs("80.7", 12, 12, 12).finalWeek(bench, 2))
                .reducesBy("15")
                .because("linear.hit", "backoff.on-target");
    }

    @Test
    void backoffs_are_judged_by_the_backoff_of_their_day() {
        TrainingLog overshot = new TrainingLog().week(1).top("100", 3, "10").backoffs("75", 12, 12);
        SlotWeek next = overshot.finalWeek(bench, 2);
        assertThatWeek(next).reducesBy("12.5");
    }

    @Test
    void backoffs_of_a_session_without_a_top_set_are_judged_by_the_weeks_backoff() {
        assertThatWeek(new TrainingLog().week(1).backoffs("85", 12, 12).finalWeek(bench, 2))
                .reducesBy("12.5");
        assertThatWeek(new TrainingLog().week(1).backoffs("80", 12, 12).finalWeek(bench, 2))
                .reducesBy("15");
    }

    @Test
    void the_weeks_backoff_that_counts_is_the_exact_one() {
        Lift heavier = LiftOf.benchPress();
        assertThatWeek(new TrainingLog().finalWeek(heavier, 1)).asksForBackoff("102.5", "102");
        assertThatWeek(new TrainingLog().week(1).backoffs("97", 12, 12).finalWeek(heavier, 2))
                .reducesBy("12.5");
    }

    @Test
    void without_backoffs_the_reduction_stays_and_no_rule_speaks() {
        assertThatWeek(afterTopSet().finalWeek(bench, 2)).reducesBy("15").because("linear.hit");
    }

    @Test
    void the_reduction_stays_within_the_bounds_of_the_scheme() {
        Lift atMost = LiftOf.the("bench-press").from("100").reduction("24").lift();
        assertThatWeek(afterTopSet().backoffs("75", 5).finalWeek(atMost, 2)).reducesBy("25");
        Lift atLeast = LiftOf.the("bench-press").from("100").reduction("11").lift();
        assertThatWeek(afterTopSet().backoffs("90", 12).finalWeek(atLeast, 2)).reducesBy("10");
    }

    @Test
    void the_backoff_comes_off_the_top_load_as_rounded() {
        Lift odd = LiftOf.the("bench-press").from("101").lift();
        assertThatWeek(new TrainingLog().finalWeek(odd, 1))
                .asksForTop("100", "101")
                .asksForBackoff("85", "85");
    }

    @Test
    void the_reason_says_the_numbers() {
        assertThat(afterTopSet()
                        .backoffs("85", 10, 9, 8)
                        .finalWeek(bench, 2)
                        .why()
                        .getLast()
                        .says())
                .isEqualTo("lowest backoff 8 reps: reduction stays 15 %");
    }

    @Test
    void an_overridden_reduction_outside_the_bounds_stays_unless_it_moves_inward() {
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
        Prescription.TopSet seen = new Prescription.TopSet(asked.unit(), asked.top(), backoff);
        List<LoggedSet> sets =
                new TrainingLog().week(1).backoffs("100", reps, reps).sets();
        return BackoffReduction.after(
                        seen,
                        requireNonNull(bench.scheme().backoff()),
                        List.of(new SlotSession(sets, sets)),
                        Body.NOTHING,
                        null)
                .next()
                .shown();
    }
}
