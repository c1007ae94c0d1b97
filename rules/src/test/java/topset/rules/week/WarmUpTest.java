package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;

class WarmUpTest {

    @Test
    void the_guides_example() {
        assertThat(warmUp(LiftOf.the("bench-press").from("120").lift()))
                .containsExactly("20 × 10", "60 × 8", "80 × 5", "100 × 3");
    }

    @Test
    void each_step_is_rounded_to_what_can_be_loaded() {
        assertThat(warmUp(LiftOf.the("bench-press").from("122.5").lift()))
                .containsExactly("20 × 10", "60 × 8", "82.5 × 5", "102.5 × 3");
    }

    @Test
    void steps_not_above_the_one_before_or_not_below_the_top_are_left_out() {
        assertThat(warmUp(LiftOf.the("bench-press").from("30").lift())).containsExactly("20 × 10", "25 × 3");
        assertThat(warmUp(LiftOf.the("bench-press").from("20").lift())).isEmpty();
    }

    @Test
    void there_is_no_empty_bar_without_a_barbell() {
        assertThat(warmUp(LiftOf.the("dumbbell-row").from("40").lift()))
                .containsExactly("20 × 8", "27.5 × 5", "32.5 × 3");
    }

    @Test
    void plates_are_per_side_and_heaviest_first() {
        LoadableWeights barbell = LoadableWeights.of(LiftOf.benchPress().equipment());
        assertThat(barbell.platesPerSide(Exact.parse("122.5"))).isEqualTo(shown("25", "25", "1.25"));
        assertThat(barbell.platesPerSide(Exact.of(105))).isEqualTo(shown("25", "15", "2.5"));
        assertThat(LoadableWeights.of(
                                LiftOf.the("dumbbell-row").from("40").lift().equipment())
                        .platesPerSide(Exact.of(40)))
                .isNull();
    }

    @Test
    void a_bar_of_the_gyms_own_is_where_the_warm_up_starts() {
        PlannedLift.Equipment own = new PlannedLift.Equipment("BARBELL", new BigDecimal("15"), null, null, null);
        assertThat(warmUp(LiftOf.the("bench-press").from("60").equipment(own).lift()))
                .startsWith("15 × 10");
    }

    private static List<Exact> shown(String... weights) {
        return Stream.of(weights).map(Exact::parse).toList();
    }

    private static List<String> warmUp(Lift lift) {
        return WarmUp.of(lift, new TrainingLog().finalWeek(lift, 1)).sets().stream()
                .map(step -> step.load().shown() + " × " + step.reps())
                .toList();
    }
}
