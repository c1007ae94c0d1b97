package topset.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Caches a gym's setting for one second, because every request of a coach needs it. The replica that changes the
 * setting removes it from its cache at once.
 */
@ApplicationScoped
public class CoachesSeeCache {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final long MOST_GYMS = 10_000;

    private final Cache<String, Boolean> everyone;

    @Inject
    public CoachesSeeCache() {
        this(Ticker.systemTicker());
    }

    CoachesSeeCache(Ticker ticker) {
        everyone = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_GYMS)
                .ticker(ticker)
                .build();
    }

    /** Does not let a caller wait for another caller's query: those waits would add up while the database is silent. */
    public boolean seeEveryone(String gym, Predicate<String> ask) {
        var known = everyone.getIfPresent(gym);
        if (known == null) {
            known = ask.test(gym);
            everyone.put(gym, known);
        }
        return known;
    }

    public void forget(String gym) {
        everyone.invalidate(gym);
    }
}
