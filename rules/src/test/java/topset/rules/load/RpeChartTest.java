package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpeChartTest {

    @ParameterizedTest(name = "{0} reps at RPE {1} are {2} of the 1RM")
    @CsvSource({
        "1,10,1",
        "1,9.5,0.978",
        "2,10,0.955",
        "3,9.5,0.907",
        "4,9.5,0.878",
        "4,9,0.863",
        "4,8.5,0.85",
        "4,8,0.837",
        "4,7.5,0.824",
        "8,8,0.739",
        "12,6,0.572"
    })
    void reads_the_chart(int reps, String rpe, String share) {
        assertThat(RpeChart.pct(reps, Exact.parse(rpe))).isEqualTo(Exact.parse(share));
    }

    @Test
    void reads_more_than_twelve_reps_as_twelve_and_less_than_six_as_six() {
        assertThat(RpeChart.pct(20, Exact.of(8))).isEqualTo(RpeChart.pct(12, Exact.of(8)));
        assertThat(RpeChart.pct(5, Exact.of(3))).isEqualTo(RpeChart.pct(5, Exact.of(6)));
        assertThat(RpeChart.isLowerBound(13, Exact.of(8))).isTrue();
        assertThat(RpeChart.isLowerBound(12, Exact.of(6))).isFalse();
        assertThat(RpeChart.isLowerBound(5, Exact.parse("5.5"))).isTrue();
    }

    @Test
    void says_nothing_of_a_failed_attempt() {
        assertThatThrownBy(() -> RpeChart.pct(0, Exact.of(10))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RpeChart.pct(1, Exact.parse("10.5"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RpeChart.pct(1, Exact.parse("8.3"))).isInstanceOf(IllegalArgumentException.class);
    }
}
