package topset.verification.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SetTimesTest {
    private static final long MILLISECOND = 1_000_000;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;

    @Test
    void percentiles_count_only_sets_that_a_plan_includes() {
        var times = new SetTimes();
        for (int n = 100; n > 0; n--) {
            times.add(ActiveAthlete.PLANNED, n * MILLISECOND);
        }
        times.add(UNAVAILABLE, 5_000 * MILLISECOND);

        assertThat(List.of(times.millis(0.50), times.millis(0.99), times.millis(1)))
                .containsExactly(50.0, 99.0, 100.0);
    }

    @Test
    void failures_are_counted_by_kind() {
        var times = new SetTimes();
        times.add(ActiveAthlete.PLANNED, MILLISECOND);
        times.add(UNAVAILABLE, MILLISECOND);
        times.add(UNAVAILABLE, MILLISECOND);
        times.add(NOT_FOUND, MILLISECOND);
        times.add(ActiveAthlete.WRONG, MILLISECOND);
        times.add(ActiveAthlete.NO_ANSWER, MILLISECOND);

        assertThat(times.sent()).isEqualTo(6);
        assertThat(times.unavailable()).isEqualTo(2);
        assertThat(times.failed()).isEqualTo(3);
    }

    @Test
    void without_a_planned_set_there_is_no_latency() {
        var times = new SetTimes();
        times.add(UNAVAILABLE, MILLISECOND);

        assertThat(times.millis(0.50)).isNaN();
    }
}
