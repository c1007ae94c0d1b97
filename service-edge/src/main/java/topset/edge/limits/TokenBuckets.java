package topset.edge.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each key. Buckets that nobody uses are forgotten: by then they are full again. */
public final class TokenBuckets {
    private static final int MOST = 20_000;

    private final LimitSettings.Rate rate;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    public TokenBuckets(LimitSettings.Rate rate) {
        this(rate, TimeMeter.SYSTEM_NANOTIME);
    }

    /** With another clock. */
    TokenBuckets(LimitSettings.Rate rate, TimeMeter clock) {
        this.rate = rate;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofSeconds(Math.ceilDiv(rate.burst(), rate.perSecond())))
                .build();
    }

    /**
     * Takes tokens if the bucket has them all.
     *
     * @param tokens at least 1; more than the bucket holds cost as much as it holds
     */
    public Grant take(String key, long tokens) {
        return grant(bucket(key).tryConsumeAndReturnRemaining(Math.min(tokens, rate.burst())));
    }

    /** Whether the bucket has a token; it keeps it. */
    public boolean has(String key) {
        var bucket = buckets.getIfPresent(key);
        return bucket == null || bucket.getAvailableTokens() > 0;
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                none -> Bucket.builder()
                        .withCustomTimePrecision(clock)
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    private Grant grant(ConsumptionProbe probe) {
        return new Grant(
                probe.isConsumed(),
                rate.burst(),
                Math.ceilDiv(rate.burst(), rate.perSecond()),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * What was taken, in the terms of the {@code RateLimit} headers (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param granted whether the tokens were there
     * @param quota most tokens of the bucket
     * @param windowSeconds in which an empty bucket fills
     * @param remaining tokens
     * @param waiting until the tokens asked for are there; zero when granted
     */
    public record Grant(boolean granted, long quota, long windowSeconds, long remaining, Duration waiting) {

        /** Whole seconds, at least 1. */
        public long retryAfterSeconds() {
            return Math.max(1, waiting.plusMillis(999).toSeconds());
        }
    }
}
