package topset.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final SettableTime time = new SettableTime();
    private final TokenBuckets buckets = new TokenBuckets("caller", new Rate(2, 10), time);
    private final TokenBuckets gyms = new TokenBuckets("gym", new Rate(5, 20), time);

    private record Rate(int perSecond, int burst) implements LimitSettings.Rate {}

    private static final class SettableTime implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void a_burst_is_granted_and_then_no_more_until_tokens_come_back() {
        for (int n = 9; n >= 0; n--) {
            assertThat(buckets.take("kim", 1))
                    .isEqualTo(new TokenBuckets.Grant("caller", true, 10, 5, n, Duration.ZERO));
        }
        var refused = buckets.take("kim", 1);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.waiting()).isEqualTo(Duration.ofMillis(500));
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);

        time.nanos += Duration.ofMillis(500).toNanos();
        assertThat(buckets.take("kim", 1).granted()).isTrue();
        assertThat(buckets.take("kim", 1).granted()).isFalse();
    }

    @Test
    void each_key_has_a_bucket_of_its_own() {
        buckets.take("kim", 10);

        assertThat(buckets.has("kim")).isFalse();
        assertThat(buckets.has("lee")).isTrue();
        assertThat(buckets.take("lee", 10).granted()).isTrue();
    }

    @Test
    void what_costs_more_than_the_bucket_holds_costs_all_of_it() {
        assertThat(buckets.take("kim", 1_000).granted()).isTrue();
        assertThat(buckets.take("kim", 1_000).waiting()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_is_refused_costs_nothing() {
        buckets.take("kim", 8);

        assertThat(buckets.take("kim", 5).granted()).isFalse();
        assertThat(buckets.take("kim", 2).granted()).isTrue();
    }

    @Test
    void what_the_gyms_limit_refuses_costs_the_caller_nothing() {
        gyms.take("iron-temple", 18);

        var refused = buckets.takeBoth("kim", gyms, "iron-temple", 4);

        assertThat(refused.granted()).isFalse();
        assertThat(refused.policy()).isEqualTo("gym");
        assertThat(refused.waiting()).isEqualTo(Duration.ofMillis(400));
        assertThat(buckets.take("kim", 10).granted()).isTrue();
    }

    @Test
    void what_the_callers_limit_refuses_costs_the_gym_nothing() {
        buckets.take("kim", 8);

        var refused = buckets.takeBoth("kim", gyms, "iron-temple", 4);

        assertThat(refused.granted()).isFalse();
        assertThat(refused.policy()).isEqualTo("caller");
        assertThat(gyms.take("iron-temple", 20).granted()).isTrue();
    }

    @Test
    void of_two_limits_the_one_with_fewer_tokens_left_is_named() {
        assertThat(buckets.takeBoth("kim", gyms, "iron-temple", 1))
                .isEqualTo(new TokenBuckets.Grant("caller", true, 10, 5, 9, Duration.ZERO));

        gyms.take("iron-temple", 15);

        assertThat(buckets.takeBoth("kim", gyms, "iron-temple", 1))
                .isEqualTo(new TokenBuckets.Grant("gym", true, 20, 4, 3, Duration.ZERO));
    }
}
