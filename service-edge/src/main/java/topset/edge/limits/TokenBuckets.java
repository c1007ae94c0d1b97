package topset.edge.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** One token bucket for each key. A bucket is removed when it has been unused for so long that it is full again. */
public final class TokenBuckets {
    private static final int MOST = 20_000;

    private final String policy;
    private final LimitSettings.Rate rate;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    /** @param policy the limit's name, shown in answers */
    public TokenBuckets(String policy, LimitSettings.Rate rate) {
        this(policy, rate, TimeMeter.SYSTEM_NANOTIME);
    }

    /** For tests. */
    TokenBuckets(String policy, LimitSettings.Rate rate, TimeMeter clock) {
        this.policy = policy;
        this.rate = rate;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .executor(Runnable::run)
                .expireAfterAccess(Duration.ofSeconds(Math.ceilDiv(rate.burst(), rate.perSecond())))
                .build();
    }

    /**
     * If the bucket has too few tokens, consumes none and refuses.
     *
     * @param tokens at least 1; a number above the bucket's capacity is reduced to the capacity
     */
    public Grant take(String key, long tokens) {
        return grant(bucket(key).tryConsumeAndReturnRemaining(Math.min(tokens, rate.burst())));
    }

    /**
     * If one of the buckets has too few tokens, consumes none from either.
     *
     * @return the grant of the limit that refuses; if neither refuses, the grant of the limit with fewer tokens left
     */
    public Grant takeBoth(String key, TokenBuckets other, String otherKey, long tokens) {
        var grant = take(key, tokens);
        if (!grant.granted()) {
            return grant;
        }
        var second = other.take(otherKey, tokens);
        if (!second.granted()) {
            bucket(key).addTokens(Math.min(tokens, rate.burst()));
            return second;
        }
        return second.remaining() < grant.remaining() ? second : grant;
    }

    /** Consumes no token. */
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
                policy,
                probe.isConsumed(),
                rate.burst(),
                Math.ceilDiv(rate.burst(), rate.perSecond()),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * In the terms of the {@code RateLimit} headers (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param windowSeconds time in which an empty bucket fills
     * @param remaining tokens left
     * @param waiting time until the requested tokens are available; zero if granted
     */
    public record Grant(
            String policy, boolean granted, long quota, long windowSeconds, long remaining, Duration waiting) {

        /** At least 1. */
        public long retryAfterSeconds() {
            return Math.max(1, waiting.plusMillis(999).toSeconds());
        }
    }
}
