package topset.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RepChartTest {

    @Test
    void what_is_lifted_once_is_all_and_four_at_rpe_8_and_a_half_are_85_percent() {
        assertThat(RepChart.possible(100, 100)).isEqualTo(1);
        assertThat(RepChart.possible(100, 85)).isEqualTo(5.5, within(0.01));
        assertThat(RepChart.possible(200, 147.8)).isEqualTo(10, within(0.01));
    }

    @Test
    void beyond_the_chart_it_goes_on_as_it_ends() {
        assertThat(RepChart.possible(100, 57.2)).isEqualTo(16, within(0.01));
        assertThat(RepChart.possible(100, 51.8)).isEqualTo(18, within(0.01));
        assertThat(RepChart.share(17)).isEqualTo(0.545, within(0.0001));
        assertThat(RepChart.share(12)).isEqualTo(0.68, within(0.0001));
    }

    @Test
    void what_is_too_heavy_is_not_lifted() {
        assertThat(RepChart.possible(100, 104)).isLessThan(1);
        assertThat(RepChart.possible(100, 130)).isZero();
    }
}
