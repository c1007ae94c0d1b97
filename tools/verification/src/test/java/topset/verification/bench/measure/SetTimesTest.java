package topset.verification.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class SetTimesTest {
    private static final long MILLISECOND = 1_000_000;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;

    @Test
    void percentiles_count_only_sets_that_a_plan_includes() {
        var times = new SetTimes();
        for (int n = 100; n > 0; n--) {
            times.add(0, n * MILLISECOND, SetTimes.PLANNED);
        }
        times.add(0, 5_000 * MILLISECOND, UNAVAILABLE);

        // A histogram keeps three digits.
        assertThat(times.millis(0.50)).isCloseTo(50, withinPercentage(0.1));
        assertThat(times.millis(0.99)).isCloseTo(99, withinPercentage(0.1));
        assertThat(times.millis(1)).isCloseTo(100, withinPercentage(0.1));
    }

    @Test
    void failures_are_counted_by_kind() {
        var times = new SetTimes();
        times.add(0, MILLISECOND, SetTimes.PLANNED);
        times.add(0, MILLISECOND, UNAVAILABLE);
        times.add(0, MILLISECOND, UNAVAILABLE);
        times.add(0, MILLISECOND, NOT_FOUND);
        times.add(0, MILLISECOND, SetTimes.WRONG);
        times.add(0, MILLISECOND, Connections.NO_ANSWER);

        assertThat(times.sent()).isEqualTo(6);
        assertThat(times.count(UNAVAILABLE)).isEqualTo(2);
        assertThat(times.failed()).isEqualTo(3);
    }

    @Test
    void without_a_planned_set_there_is_no_latency() {
        var times = new SetTimes();
        times.add(0, MILLISECOND, UNAVAILABLE);

        assertThat(times.millis(0.50)).isNaN();
    }

    @Test
    void windows_begin_at_their_first_second() {
        var times = new SetTimes();
        times.add(9_999 * MILLISECOND, MILLISECOND, SetTimes.PLANNED);
        times.add(10_000 * MILLISECOND, 2 * MILLISECOND, SetTimes.PLANNED);

        assertThat(times.windows(10)).containsOnlyKeys(0L, 10L);
        assertThat(times.from(10).millis(1)).isCloseTo(2, withinPercentage(0.1));
    }
}
