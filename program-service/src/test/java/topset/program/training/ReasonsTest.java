package topset.program.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Reason;

/** What a coach reads beside the number: every outcome of every method in words, with the sets that led to it. */
class ReasonsTest {

    private static final Lift BENCH = LiftOf.benchPress();
    private static final Lift WAVE = LiftOf.the("bench-press").method("WAVE").lift();
    private static final Lift ROW =
            LiftOf.the("dumbbell-row").straight(3, 8, 12).from("40").lift();

    private static String says(TrainingLog log, Lift lift, int week) {
        return top(log, lift, week).says();
    }

    private static Reason top(TrainingLog log, Lift lift, int week) {
        return log.finalWeek(lift, week).why().getFirst();
    }

    @Test
    void linear() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .week(2)
                .top("122.5", 3, "9")
                .week(3)
                .top("122.5", 4, "9.5")
                .week(4)
                .top("122.5", 2, "10");
        assertThat(says(log, BENCH, 1)).isEqualTo("first week: 120 kg as given");
        assertThat(says(log, BENCH, 2)).isEqualTo("120 kg × 4 @ RPE 8.5 met 4 reps at RPE 9 or less: +2.5 kg");
        assertThat(says(log, BENCH, 3)).isEqualTo("122.5 kg × 3 @ RPE 9 is within 3–5 reps, not yet 4: 122.5 kg again");
        assertThat(says(log, BENCH, 4))
                .isEqualTo("122.5 kg × 4 @ RPE 9.5 was above RPE 9, the first failure: 122.5 kg again");
        assertThat(says(log, BENCH, 5))
                .isEqualTo(
                        "122.5 kg × 2 @ RPE 10 missed 122.5 kg × 4 reps at RPE 9 or less, the second failure: −10 %");
        assertThat(top(log, BENCH, 5).setIds()).containsExactly("w4-1");
    }

    @Test
    void linearMissedFirst() {
        TrainingLog log = new TrainingLog().week(1).top("120", 2, null);
        assertThat(says(log, BENCH, 2))
                .isEqualTo(
                        "120 kg × 2 (no RPE) missed 120 kg × 4 reps at RPE 9 or less, the first failure: 120 kg again");
    }

    @Test
    void wave() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("110", 5, "8")
                .week(2)
                .top("110", 3, "8")
                .week(3)
                .top("110", 3, "8")
                .week(4)
                .top("110", 4, "8")
                .week(5)
                .top("110", 3, "8")
                .week(6)
                .top("110", 3, "8");
        assertThat(says(log, WAVE, 2)).isEqualTo("110 kg × 5 @ RPE 8, next step, 103.206 kg × 4");
        assertThat(says(log, WAVE, 3)).isEqualTo("110 kg × 3 @ RPE 8, a failed step; next step, 106.412 kg × 3");
        assertThat(says(log, WAVE, 4))
                .isEqualTo("110 kg × 3 @ RPE 8, 1 failed step in the wave: the same wave again, 100 kg × 5");
        assertThat(says(log, WAVE, 7))
                .isEqualTo("110 kg × 3 @ RPE 8, 2 failed steps in the wave, the second such wave: −10 %, 90 kg × 5");
        TrainingLog good = new TrainingLog()
                .week(1)
                .top("110", 5, "8")
                .week(2)
                .top("110", 4, "8")
                .week(3)
                .top("110", 3, "8");
        assertThat(says(good, WAVE, 4))
                .isEqualTo("110 kg × 3 @ RPE 8, a wave without a failed step: +2.5 kg, 102.5 kg × 5");
    }

    @Test
    void straightSets() {
        TrainingLog log = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("40", 12, null)
                .straight("40", 12, null)
                .straight("40", 12, null)
                .week(2)
                .straight("42.5", 7, null)
                .week(3)
                .straight("40", 12, null)
                .week(4)
                .straight("37.5", 9, null)
                .straight("37.5", 9, null);
        assertThat(says(log, ROW, 2)).isEqualTo("3 sets of 12 reps or more: +2.5 kg");
        assertThat(says(log, ROW, 3)).isEqualTo("a set under 8 reps, the first failure: 42.5 kg again");
        assertThat(top(log, ROW, 3).setIds()).containsExactly("w2-1");
        assertThat(says(log, ROW, 4)).isEqualTo("no set at 42.5 kg, the second failure: −10 %");
        assertThat(top(log, ROW, 4).setIds()).as("those that were too light").containsExactly("w3-1");
        assertThat(says(log, ROW, 5)).isEqualTo("0 of 3 sets reached 12 reps: 37.5 kg again");
        assertThat(top(log, ROW, 5).setIds()).containsExactly("w4-1", "w4-2");
    }

    @Test
    void onlySetsAtTheLoadAreNamed() {
        TrainingLog log = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("30", 12, null)
                .straight("40", 7, null);
        assertThat(top(log, ROW, 2).setIds()).isEqualTo(List.of("w1-2"));
    }

    @Test
    void weeksNotTrained() {
        TrainingLog log = new TrainingLog();
        assertThat(says(log, BENCH, 2)).isEqualTo("week 1 not trained: 120 kg again");
        assertThat(says(log, BENCH, 3)).isEqualTo("2 weeks in a row not trained: −10 %");
        assertThat(says(log, BENCH, 4)).isEqualTo("3 weeks in a row not trained: 107.5 kg again");
        assertThat(log.provisionalWeek(BENCH, 2).why().getFirst().says())
                .isEqualTo("not trained yet in week 1: 120 kg again");
    }

    @Test
    void backoffs() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .backoff("102.5", 7, "9")
                .week(2)
                .top("122.5", 4, "8.5")
                .backoff("100", 12, null);
        assertThat(log.finalWeek(BENCH, 2).why().getLast().says())
                .isEqualTo("lowest backoff 7 reps, mean RPE 9: reduction 15 % → 17.5 %");
        assertThat(log.finalWeek(BENCH, 3).why().getLast().says())
                .isEqualTo("lowest backoff 12 reps: reduction 17.5 % → 15 %");
    }
}
