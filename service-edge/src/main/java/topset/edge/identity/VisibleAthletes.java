package topset.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A gym decides whether a coach sees all athletes of the gym or only the coach's own athletes (ADR 0154). Each service
 * answers from its own tables; {@link Caller} applies the answer to every request.
 */
public abstract class VisibleAthletes {
    private static final long MOST_GYMS = 10_000;

    /** Every request of a coach needs the gym's decision. */
    private final Cache<String, Boolean> everyone;

    protected VisibleAthletes() {
        this(Ticker.systemTicker());
    }

    /** For tests. */
    protected VisibleAthletes(Ticker ticker) {
        everyone = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(MOST_GYMS)
                .ticker(ticker)
                .build();
    }

    protected abstract boolean readCoachesSeeEveryone(String gym);

    public abstract Set<String> ofCoach(String gym, String coach, Collection<String> athletes);

    /** Whether the service has no data about the athlete, so that any coach may create the athlete. */
    public abstract boolean isNew(String gym, String athleteId);

    /**
     * The answer may be one second old. A caller does not wait for another caller's query: those waits would add up
     * while the database is silent.
     */
    public boolean coachesSeeEveryone(String gym) {
        var known = everyone.getIfPresent(gym);
        if (known == null) {
            known = readCoachesSeeEveryone(gym);
            everyone.put(gym, known);
        }
        return known;
    }

    /** Called on the replica that changes the gym's decision. */
    public void decided(String gym) {
        everyone.invalidate(gym);
    }

    public boolean isVisible(String gym, String coach, String athleteId) {
        return coachesSeeEveryone(gym)
                || (athleteId.matches(Caller.ATHLETE_ID)
                        && !ofCoach(gym, coach, List.of(athleteId)).isEmpty());
    }
}
