package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.FlagCode;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend;

/** {@code forecast} (training-rules.md § 11): every prescription contains its expected effort. */
class ForecastTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    private static Forecast.Share share(String load) {
        return requireNonNull(new Forecast(Exact.of(100), Body.NOTHING).of(Exact.parse(load)));
    }

    @ParameterizedTest(name = "{0} kg of 100 for {1} should feel like RPE {2}")
    @CsvSource({
        // The shares of the RPE chart for 4 reps at RPE 6, 6.5 … 10 are 78.6, 79.9, 81.1, 82.4, 83.7, 85, 86.3, 87.8
        // and 89.2 %.
        "85, 4, 8.5",
        "89.2, 4, 10",
        "78.6, 4, 6",
        "40, 4, 6",
        "150, 4, 10", //
        "85.65, 4, 9",
        "85.649, 4, 8.5",
        "88.5, 4, 10",
        "88.499, 4, 9.5",
        "79.25, 4, 6.5",
        "79.249, 4, 6"
    })
    void the_nearest_rpe_ties_up(String load, int reps, String rpe) {
        assertThat(share(load).expectedRpe(reps).shown()).isEqualTo(rpe);
    }

    @ParameterizedTest(name = "{0} kg of 100 should go for {1} backoff reps, {2} straight reps")
    @CsvSource({
        // The shares of the RPE chart at RPE 8 are 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7 …, 62.6, 59.9 %
        // for 1, 2 … 12 reps.
        "87.59, 1, 2",
        "87.591, 0, 2",
        "92.2, 0, 1",
        "92.201, 0, 0",
        "73.9, 6, 8",
        "70.205, 8, 9",
        "50, 12, 12",
        "62.6, 10, 12"
    })
    void the_most_reps_that_the_estimate_allows(String load, int backoff, int straight) {
        assertThat(share(load).expectedReps(Forecast.AFTER_TOP_SET)).isEqualTo(backoff);
        assertThat(share(load).expectedReps(Forecast.FRESH)).isEqualTo(straight);
    }

    @Test
    void a_load_above_what_can_be_done_at_all_is_beyond_failure() {
        assertThat(share("89.2").isBeyondFailure(4)).isFalse();
        assertThat(share("89.2001").isBeyondFailure(4)).isTrue();
    }

    @Test
    void without_an_estimate_nothing_is_said() {
        assertThatWeek(new TrainingLog().finalWeek(bench, 1)).expectsRpe(null).expectsBackoffReps(null);
        assertThatWeek(new TrainingLog().week(1).top("100", 4, null).finalWeek(bench, 2))
                .expectsRpe(null);
        assertThat(new Forecast(Exact.ZERO, Body.NOTHING).of(Exact.of(100))).isNull();
    }

    @Test
    void the_estimate_of_the_week_before_says_what_the_next_should_feel_like() {
        assertThatWeek(new TrainingLog().week(1).top("100", 4, "8.5").finalWeek(bench, 2))
                .asksForTop("102.5")
                .expectsRpe("9.5")
                .asksForBackoff("87.5", "87.125")
                .expectsBackoffReps(6);
    }

    @Test
    void training_of_an_earlier_program_says_it_for_the_first_week() {
        ProgramDefinition program = ProgramOf.the(bench)
                .after(Map.of("bench-press", ExerciseTrend.and(null, Exact.of(120))))
                .program();
        assertThatWeek(TrainingLog.week(new TrainingLog().foldedLateIn(1, program), bench.slotId(), 1))
                .expectsRpe("8");
    }

    @Test
    void straight_sets_are_forecast_without_the_five_per_cent() {
        Lift row = LiftOf.the("dumbbell-row").straight(3, 8, 12).from("50").lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row").week(1).straight("50", 10, "8");
        Prescription.Straight asked =
                (Prescription.Straight) log.finalWeek(row, 2).prescription();
        assertThat(asked.expectedReps()).isEqualTo(10);
    }

    @Test
    void what_is_beyond_failure_is_flagged_and_never_changed() {
        TrainingLog weak = new TrainingLog().week(1).warmUp().top("100", 2, "10");
        assertThatWeek(weak.finalWeek(bench, 2))
                .asksForTop("100", "100")
                .expectsRpe("10")
                .flag(FlagCode.BEYOND_FAILURE, "w1-2");
    }

    @Test
    void backoffs_beyond_failure_are_flagged_too() {
        Lift light = LiftOf.the("bench-press")
                .from("100")
                .reduction("10")
                .backoff(3, 12, 12)
                .lift();
        assertThatWeek(new TrainingLog().week(1).warmUp().top("100", 4, "9").finalWeek(light, 2))
                .expectsBackoffReps(3)
                .flag(FlagCode.BEYOND_FAILURE, "w1-2");
    }

    @Test
    void the_best_set_of_a_week_counts_in_any_role() {
        Exact best = Exact.of(90).over(Exact.ratio(739, 1000));
        TrainingLog log = new TrainingLog()
                .week(1)
                .set(SetRole.WARM_UP, "200", 1, "10")
                .top("100", 4, "8.5")
                .backoff("90", 8, "8")
                .top("300", 13, "8")
                .top("300", 1, "5.5")
                .top("300", 0, "10");
        assertThat(trend(log, 1)).isEqualTo(new ExerciseTrend(best, List.of(best), best, 1));
    }

    @Test
    void the_estimate_is_smoothed_and_an_odd_week_is_replaced_by_the_median() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("100", 1, "10")
                .week(2)
                .top("110", 1, "10")
                .week(4)
                .top("200", 1, "10")
                .week(5)
                .top("104", 1, "10");
        assertThat(trend(log, 1).smoothed()).isEqualTo(Exact.of(100));
        assertThat(trend(log, 2).smoothed()).isEqualTo(Exact.of(105));
        assertThat(trend(log, 3)).isEqualTo(trend(log, 2));
        assertThat(trend(log, 4).smoothed()).isEqualTo(Exact.parse("107.5"));
        assertThat(trend(log, 5))
                .isEqualTo(new ExerciseTrend(
                        Exact.parse("108.75"), List.of(Exact.of(200), Exact.of(104)), Exact.of(200), 4));
    }

    @Test
    void a_trend_is_in_kilograms_and_shown_in_the_slots_unit() {
        TrainingLog log = new TrainingLog().inPounds().week(1).top("225", 1, "10");
        Exact inKilograms = Exact.of(225).times(Exact.parse("0.45359237"));
        assertThat(trend(log, 1).smoothed()).isEqualTo(inKilograms);
        assertThat(trend(log, 1).smoothedIn(WeightUnit.LB)).isEqualTo(Exact.of(225));
    }

    private ExerciseTrend trend(TrainingLog log, int afterWeek) {
        return requireNonNull(
                log.foldedLateIn(afterWeek, bench).getLast().trends().get("bench-press"));
    }
}
