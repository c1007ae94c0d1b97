package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;

/** Straight sets and double progression (training-rules.md § 3.4). */
class StraightSetsTest {

    private final Lift press =
            LiftOf.the("leg-press").straight(3, 10, 12).from("100").lift();

    private static TrainingLog log() {
        return new TrainingLog().exercise("leg-press");
    }

    private static TrainingLog straights(TrainingLog log, String load, int... reps) {
        for (int each : reps) {
            log.straight(load, each, null);
        }
        return log;
    }

    @Test
    void all_sets_at_the_top_of_the_range_raise_the_load() {
        assertThatWeek(straights(log().week(1), "100", 12, 12, 13).finalWeek(press, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("105", "105")
                .because("double.raise");
    }

    @Test
    void an_increment_smaller_than_the_stack_adds_up() {
        Lift slow = LiftOf.the("leg-press")
                .straight(1, 10, 12)
                .increment("1.25")
                .from("100")
                .lift();
        TrainingLog log = straights(straights(log().week(1), "100", 12).week(2), "100", 12);
        assertThatWeek(log.finalWeek(slow, 2)).asksForTop("100", "101.25");
        assertThatWeek(log.finalWeek(slow, 3)).asksForTop("102.5", "102.5");
    }

    @Test
    void more_sets_than_asked_for_raise_for_any_other_sets() {
        assertThatWeek(straights(log().week(1), "100", 12, 12, 12, 6).finalWeek(press, 2))
                .because("double.raise");
    }

    @Test
    void a_set_above_rpe_nine_does_not_count_as_full() {
        assertThatWeek(straights(log().week(1), "100", 12, 12)
                        .straight("100", 12, "9.5")
                        .finalWeek(press, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("100")
                .because("double.hold")
                .flag(FlagCode.TRAINED_TO_FAILURE, "w1-3");
        assertThatWeek(log().week(1).straight("100", 12, "9").finalWeek(press, 2))
                .doesNotFlag(FlagCode.TRAINED_TO_FAILURE);
    }

    @Test
    void inside_the_range_holds() {
        assertThatWeek(straights(log().week(1), "100", 12, 11, 10).finalWeek(press, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("100", "100")
                .because("double.hold");
    }

    @Test
    void the_second_failure_takes_a_tenth_off_and_a_held_week_forgives_the_first() {
        TrainingLog failing =
                straights(straights(log().week(1), "100", 12, 9, 8).week(2), "100", 9, 9, 9);
        assertThatWeek(failing.finalWeek(press, 2))
                .after(WeekOutcome.MISSED)
                .asksForTop("100")
                .because("double.hold")
                .flag(FlagCode.TARGET_MISSED, "w1-2", "w1-3");
        assertThatWeek(failing.finalWeek(press, 3)).asksForTop("90", "90").because("double.reset");
        TrainingLog forgiven = straights(
                straights(straights(log().week(1), "100", 9).week(2), "100", 10, 10, 10)
                        .week(3),
                "100",
                9);
        assertThatWeek(forgiven.finalWeek(press, 4)).asksForTop("100").because("double.hold");
    }

    @Test
    void a_heavier_set_that_did_not_miss_is_not_named_for_the_one_that_did() {
        TrainingLog log = log().week(1).straight("105", 10, null).straight("100", 9, null);
        assertThatWeek(log.finalWeek(press, 2)).flag(FlagCode.TARGET_MISSED, "w1-2");
    }

    @Test
    void lighter_sets_are_not_considered_and_none_at_the_load_is_a_failure() {
        assertThatWeek(straights(log().week(1), "90", 12, 12, 12).finalWeek(press, 2))
                .after(WeekOutcome.MISSED)
                .because("double.hold");
    }

    @Test
    void there_is_no_backoff_and_no_warm_up() {
        SlotWeek first = log().finalWeek(press, 1);
        assertThat(first.prescription()).isInstanceOf(topset.rules.lift.Prescription.Straight.class);
        assertThat(first.state().reduction()).isNull();
        assertThat(Today.backoff(
                        press, first, log().week(1).straight("100", 12, null).sets()))
                .isNull();
    }

    @Test
    void the_sums_are_of_the_straight_sets() {
        SlotWeek.Done done =
                straights(log().week(1), "100", 12, 11, 10).finalWeek(press, 2).done();
        assertThat(done).isNotNull();
        if (done != null) {
            assertThat(done.topReps()).isEqualTo(33);
            assertThat(done.tonnage().shown()).isEqualTo("3300");
        }
    }
}
