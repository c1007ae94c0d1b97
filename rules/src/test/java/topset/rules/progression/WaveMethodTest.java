package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Prescription;

/** Tests waves of 5, 4 and 3 reps (training-rules.md § 3.3, § 10). */
class WaveMethodTest {

    private final Lift bench =
            LiftOf.the("bench-press").method("WAVE").from("100").lift();

    private TrainingLog wave(TrainingLog log, int from, int fives, int fours, int threes) {
        return log.week(from)
                .top("110", fives, "8")
                .week(from + 1)
                .top("110", fours, "8")
                .week(from + 2)
                .top("110", threes, "8");
    }

    @Test
    void a_wave_without_a_failed_step_repeats_heavier() {
        TrainingLog log = wave(new TrainingLog(), 1, 5, 4, 3);
        assertThatWeek(log.finalWeek(bench, 1)).asksForTop("100", "100").asksForReps(5);
        assertThatWeek(log.finalWeek(bench, 2))
                .asksForTop("102.5", "103.206")
                .asksForReps(4)
                .because("wave.step");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("107.5", "106.412").asksForReps(3);
        assertThatWeek(log.finalWeek(bench, 4))
                .asksForTop("102.5", "102.5")
                .asksForReps(5)
                .because("wave.heavier");
    }

    @Test
    void a_failed_step_repeats_the_wave_and_a_second_such_wave_takes_a_tenth_off() {
        TrainingLog log = wave(wave(new TrainingLog(), 1, 5, 3, 3), 4, 4, 4, 3);
        assertThatWeek(log.finalWeek(bench, 3)).after(WeekOutcome.MISSED).because("wave.step");
        assertThatWeek(log.finalWeek(bench, 4)).asksForTop("100", "100").because("wave.repeat");
        assertThatWeek(log.finalWeek(bench, 7)).asksForTop("90", "90").because("wave.reset");
    }

    @Test
    void a_good_wave_forgives_an_earlier_one() {
        TrainingLog log = wave(wave(wave(new TrainingLog(), 1, 5, 3, 3), 4, 5, 4, 3), 7, 5, 3, 3);
        assertThatWeek(log.finalWeek(bench, 7)).asksForTop("102.5").because("wave.heavier");
        assertThatWeek(log.finalWeek(bench, 10)).asksForTop("102.5").because("wave.repeat");
    }

    @Test
    void every_step_has_its_own_target_at_rpe_eight() {
        Prescription.TopSet first =
                (Prescription.TopSet) new TrainingLog().finalWeek(bench, 1).prescription();
        assertThat(first.top().repRange()).isEqualTo(new RepRange(5, 5));
        assertThat(first.top().rpe().shown()).isEqualTo("8");
    }

    @Test
    void a_week_not_trained_shows_the_same_step_again_and_the_second_takes_a_tenth_off_the_base() {
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("102.5", "103.206").asksForReps(4);
        assertThatWeek(log.finalWeek(bench, 4))
                .asksForTop("92.5", "92.885")
                .asksForReps(4)
                .because("layoff.reduce");
    }

    @Test
    void a_wave_from_a_one_rep_max_starts_at_the_first_steps_share() {
        Lift fromMax = LiftOf.the("bench-press")
                .method("WAVE")
                .start(new LiftRequest.Start(null, new BigDecimal(130), null, null, null))
                .lift();
        assertThatWeek(new TrainingLog().finalWeek(fromMax, 1)).asksForTop("105", "105.43");
    }
}
