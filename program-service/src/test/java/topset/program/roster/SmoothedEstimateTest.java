package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.program.training.load.Exact;

class SmoothedEstimateTest {

    @Test
    void half_of_each_new_week_is_taken_in() {
        assertThat(smoothed(100, 110)).containsExactly("100", "105");
    }

    @Test
    void a_single_week_far_off_is_replaced_by_the_median_of_three() {
        // 100, then (110+100)/2 = 105, then the median of 100, 110, 180: (110+105)/2, then of 110, 180, 112:
        // (112+107.5)/2
        assertThat(smoothed(100, 110, 180, 112)).containsExactly("100", "105", "107.5", "109.75");
    }

    @Test
    void nothing_is_made_of_nothing() {
        assertThat(smoothed()).isEmpty();
    }

    private static List<String> smoothed(int... bests) {
        return SmoothedEstimate.of(Arrays.stream(bests).mapToObj(Exact::of).toList()).stream()
                .map(Exact::shown)
                .toList();
    }
}
