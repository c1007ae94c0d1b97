package topset.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GymMetersTest {
    private final List<String> removed = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(-5);
    private final GymMeters<String> meters = new GymMeters<>(gym -> "meters of " + gym, removed::add, clock::get);

    @Test
    void a_gym_keeps_its_meters() {
        assertThat(meters.of("iron-temple")).isEqualTo("meters of iron-temple").isSameAs(meters.of("iron-temple"));
    }

    @Test
    void gyms_above_the_bound_share_the_meters_of_other() {
        fill();
        assertThat(meters.of("one-more")).isEqualTo("meters of (other)").isEqualTo(meters.of("another"));
        assertThat(meters.of("gym-1")).isEqualTo("meters of gym-1");
    }

    @Test
    void a_gym_that_is_active_again_keeps_its_meters_and_an_idle_one_loses_them() {
        fill();
        later(Duration.ofMinutes(9));
        for (int n = 2; n <= GymMeters.MOST; n++) {
            meters.of("gym-" + n);
        }
        assertThat(meters.of("one-more")).isEqualTo("meters of (other)");

        later(Duration.ofMinutes(1));
        assertThat(meters.of("one-more")).isEqualTo("meters of one-more");
        assertThat(removed).containsExactly("meters of gym-1");
        assertThat(meters.of("gym-1")).isEqualTo("meters of (other)");
    }

    @Test
    void requests_are_counted_by_gym_and_by_whether_they_were_granted() {
        var metrics = new SimpleMeterRegistry();
        var requests = new GymRequests(metrics);
        requests.count("iron-temple", true);
        requests.count("iron-temple", true);
        requests.count("iron-temple", false);
        for (int n = 1; n <= GymMeters.MOST; n++) {
            requests.count("gym-" + n, true);
        }

        assertThat(count(metrics, "iron-temple", "granted")).isEqualTo(2);
        assertThat(count(metrics, "iron-temple", "refused")).isEqualTo(1);
        assertThat(count(metrics, "gym-1", "refused")).isZero();
        assertThat(count(metrics, GymMeters.OTHER, "granted")).isEqualTo(1);
        assertThat(metrics.getMeters()).hasSize(2 * (GymMeters.MOST + 1));
    }

    private static double count(SimpleMeterRegistry metrics, String gym, String outcome) {
        return metrics.get("topset.gym.requests")
                .tag("gym", gym)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void fill() {
        for (int n = 1; n <= GymMeters.MOST; n++) {
            meters.of("gym-" + n);
        }
    }

    private void later(Duration by) {
        clock.addAndGet(by.toNanos());
    }
}
