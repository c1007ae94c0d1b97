package topset.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.FlagCode;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;
import topset.rules.week.TodayBackoff;

/** Tests the worked examples of training-rules.md § 10, figure by figure. */
class WorkedExamplesTest {

    private final Lift bench = LiftOf.benchPress();
    private final TrainingLog log = new TrainingLog()
            .week(1)
            .warmUp()
            .top("120", 4, "8.5")
            .backoffs("100", 10, 9, 8)
            .week(2)
            .warmUp()
            .top("122.5", 3, "9.5")
            .backoffs("105", 8, 7, 6)
            .week(3)
            .warmUp()
            .top("122.5", 3, "9")
            .week(4)
            .warmUp()
            .top("122.5", 2, "10");

    @Test
    void the_first_week_asks_for_the_load_given_and_fifteen_per_cent_less() {
        assertThatWeek(log.finalWeek(bench, 1))
                .asksForTop("120", "120")
                .asksForBackoff("102.5", "102")
                .because("first-week");
    }

    @Test
    void a_hit_adds_the_increment_and_backoffs_on_target_keep_the_reduction() {
        assertThatWeek(log.finalWeek(bench, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("122.5", "122.5")
                .reducesBy("15")
                .asksForBackoff("105", "104.125")
                .because("linear.hit", "backoff.on-target")
                .flags();
    }

    @Test
    void a_miss_repeats_the_load_and_struggling_backoffs_go_lower() {
        assertThatWeek(log.finalWeek(bench, 3))
                .after(WeekOutcome.MISSED)
                .asksForTop("122.5", "122.5")
                .reducesBy("17.5")
                .asksForBackoff("100", "101.063")
                .because("linear.repeat", "backoff.struggled")
                .flags(FlagCode.TRAINED_TO_FAILURE, FlagCode.TARGET_MISSED, FlagCode.REDUCE_MORE);
    }

    @Test
    void a_short_week_repeats_the_load_and_the_failure_stays() {
        assertThatWeek(log.finalWeek(bench, 4))
                .after(WeekOutcome.SHORT)
                .asksForTop("122.5", "122.5")
                .reducesBy("17.5")
                .asksForBackoff("100", "101.063")
                .because("linear.repeat");
    }

    @Test
    void the_second_failure_takes_a_tenth_off() {
        assertThatWeek(log.finalWeek(bench, 5))
                .after(WeekOutcome.MISSED)
                .asksForTop("110", "110.25")
                .reducesBy("17.5")
                .asksForBackoff("90", "90.75")
                .because("linear.reset");
    }

    @Test
    void the_backoff_of_the_day_comes_off_the_top_set() {
        TodayBackoff today = today(1, "w1");
        assertThat(today.exactLoad().shown()).isEqualTo("102");
        assertThat(today.load().shown()).isEqualTo("102.5");
        assertThat(today.setsLeft()).isZero();
        assertThat(today.why()).extracting(Why::rule).containsExactly("backoff.today");
    }

    @Test
    void after_an_overshoot_the_backoff_of_the_day_comes_off_what_the_top_set_should_have_been() {
        TodayBackoff today = today(2, "w2");
        assertThat(today.reduction().shown()).isEqualTo("15");
        assertThat(today.exactLoad().shown()).isEqualTo("97.581");
        assertThat(today.load().shown()).isEqualTo("97.5");
        assertThat(today.why()).extracting(Why::rule).containsExactly("backoff.after-overshoot");
        assertThat(today.why().getFirst().says()).contains("114.8 kg");
    }

    @Test
    void an_increment_smaller_than_the_plates_adds_up() {
        Lift slow = LiftOf.the("bench-press").from("100").increment("1.25").lift();
        TrainingLog hits = new TrainingLog();
        for (int week = 1; week <= 4; week++) {
            hits.week(week)
                    .warmUp()
                    .top(hits.finalWeek(slow, week).prescription().load().shown(), 4, "8");
        }
        assertThatWeek(hits.finalWeek(slow, 2)).asksForTop("100", "101.25");
        assertThatWeek(hits.finalWeek(slow, 3)).asksForTop("102.5", "102.5");
        assertThatWeek(hits.finalWeek(slow, 4)).asksForTop("102.5", "103.75");
        assertThatWeek(hits.finalWeek(slow, 5)).asksForTop("105", "105");
    }

    @Test
    void the_guides_week_is_four_top_reps_twenty_seven_backoff_reps_and3180_kilograms() {
        SlotWeek.Done done = requireNonNull(log.finalWeek(bench, 2).done());
        assertThat(done.topReps()).isEqualTo(4);
        assertThat(done.backoffReps()).isEqualTo(27);
        assertThat(done.tonnage().shown()).isEqualTo("3180");
        assertThat(done.e1rm()).isEqualTo(Exact.parse("120").over(Exact.parse("0.85")));
    }

    @ParameterizedTest(name = "{0} kg less {1} % is {2} kg")
    @CsvSource({
        "60,10,54", "80,10,72", "100,10,90", "120,10,108", "140,10,126",
        "60,15,51", "80,15,68", "100,15,85", "120,15,102", "140,15,119"
    })
    void the_guides_table_of_reductions(String top, String percent, String backoff) {
        Lift lift = LiftOf.the("bench-press").from(top).reduction(percent).lift();
        SlotWeek first = new TrainingLog().finalWeek(lift, 1);
        assertThatWeek(first).asksForTop(top);
        assertThat(((Prescription.TopSet) first.prescription())
                        .backoff()
                        .exactLoad()
                        .shown())
                .isEqualTo(backoff);
    }

    private TodayBackoff today(int week, String session) {
        List<LoggedSet> sets = Today.setsOf(bench, List.of(bench), log.sessionSets(session));
        TodayBackoff backoff = Today.backoff(bench, log.finalWeek(bench, week), sets);
        if (backoff == null) {
            throw new AssertionError("no backoff of the day");
        }
        return backoff;
    }
}
