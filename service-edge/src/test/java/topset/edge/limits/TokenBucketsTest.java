package topset.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final SettableTime time = new SettableTime();
    private final TokenBuckets buckets = new TokenBuckets(new TwoASecond(), time);

    /** Two requests a second, ten at once. */
    private record TwoASecond() implements LimitSettings.Rate {
        @Override
        public int perSecond() {
            return 2;
        }

        @Override
        public int burst() {
            return 10;
        }
    }

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
            assertThat(buckets.take("kim", 1)).isEqualTo(new TokenBuckets.Grant(true, 10, 5, n, Duration.ZERO));
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
}
