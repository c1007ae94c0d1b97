package topset.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Caches for a second whether the coaches of a gym see everyone, because every call of a coach asks. The replica that
 * changes the answer forgets it at once.
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

    /**
     * Returns the remembered answer, or asks.
     *
     * @param ask reads the answer for a gym from the database
     */
    public boolean seeEveryone(String gym, Predicate<String> ask) {
        var known = everyone.getIfPresent(gym);
        if (known == null) {
            known = ask.test(gym);
            everyone.put(gym, known);
        }
        return known;
    }

    /** Forgets the answer for a gym. */
    public void forget(String gym) {
        everyone.invalidate(gym);
    }
}
