package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.Why;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

class TodayTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void there_is_no_backoff_before_the_top_set() {
        assertThat(today(new TrainingLog().week(1).warmUp())).isNull();
        assertThat(today(new TrainingLog().week(1).backoff("85", 9, null))).isNull();
    }

    @Test
    void a_heavier_top_set_as_prescribed_carries_a_heavier_backoff() {
        assertToday(new TrainingLog().week(1).top("110", 4, "8.5"), "93.5", "92.5", "backoff.today");
    }

    @Test
    void an_rpe_above_the_target_is_harder_even_below_the_ceiling() {
        assertToday(new TrainingLog().week(1).top("100", 4, "9"), "83.72", "82.5", "backoff.after-overshoot");
    }

    @Test
    void more_reps_are_not_harder() {
        assertToday(new TrainingLog().week(1).top("100", 6, "8"), "85", "85", "backoff.today");
    }

    @Test
    void without_an_rpe_the_target_reps_are_as_prescribed_and_fewer_are_all_there_was() {
        assertToday(new TrainingLog().week(1).top("100", 4, null), "85", "85", "backoff.today");
        assertToday(new TrainingLog().week(1).top("100", 3, null), "78.362", "77.5", "backoff.after-overshoot");
    }

    @Test
    void fewer_reps_than_the_target_with_much_in_reserve_are_not_an_overshoot() {
        assertToday(new TrainingLog().week(1).top("100", 3, "7"), "85", "85", "backoff.today");
    }

    @Test
    void after_a_failed_attempt_nine_tenths_of_it() {
        assertToday(new TrainingLog().week(1).top("100", 0, null), "76.5", "77.5", "backoff.after-overshoot");
    }

    @Test
    void the_reason_says_what_the_top_set_should_have_been() {
        assertThat(says(new TrainingLog().week(1).top("100", 4, "9")))
                .isEqualTo("100 kg × 4 @ RPE 9 was harder than 4 reps at RPE 8.5, which would have been 98.5 kg:"
                        + " 15 % off 98.5 kg");
        assertThat(says(new TrainingLog().week(1).top("100", 4, "8.5")))
                .isEqualTo("100 kg × 4 @ RPE 8.5: 15 % off 100 kg");
    }

    private String says(TrainingLog log) {
        return requireNonNull(today(log)).why().getFirst().says();
    }

    @Test
    void sets_of_another_slot_are_not_its_own() {
        Lift squat = LiftOf.the("squat").from("140").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8.5");
        int own = log.sets().size();
        log.exercise("squat").top("140", 4, "8.5").backoffs("119", 9, 9);
        assertThat(Today.setsOf(bench, List.of(bench, squat), log.sets())).hasSize(own);
    }

    @Test
    void sets_left_count_down_to_none() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8");
        assertThat(setsLeft(log)).isEqualTo(3);
        assertThat(setsLeft(log.backoffs("85", 9))).isEqualTo(2);
        assertThat(setsLeft(log.backoffs("85", 9, 9, 9))).isZero();
    }

    @Test
    void the_reduction_is_that_of_the_current_week_not_of_the_next() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8.5").backoffs("85", 5, 5);
        assertToday(log, "85", "85", "backoff.today");
    }

    private int setsLeft(TrainingLog log) {
        TodayBackoff today = today(log);
        assertThat(today).isNotNull();
        return today == null ? -1 : today.setsLeft();
    }

    private void assertToday(TrainingLog log, String exact, String load, String rule) {
        TodayBackoff today = today(log);
        assertThat(today).isNotNull();
        if (today != null) {
            assertThat(today.exactLoad().shown()).isEqualTo(exact);
            assertThat(today.load().shown()).isEqualTo(load);
            assertThat(today.why()).extracting(Why::rule).containsExactly(rule);
        }
    }

    private @Nullable TodayBackoff today(TrainingLog log) {
        SlotWeek current = log.finalWeek(bench, 1);
        return Today.backoff(bench, current, Today.setsOf(bench, List.of(bench), log.sets()));
    }
}
