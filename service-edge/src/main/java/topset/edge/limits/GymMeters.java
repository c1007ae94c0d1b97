package topset.edge.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The number of time series is bounded: at most 20 gyms have meters of their own, and all other gyms share the meters
 * of the name {@code (other)}. A gym that has not used its meters for ten minutes loses them to the next gym.
 */
public final class GymMeters<M> {
    public static final int MOST = 20;

    /** No gym can have this name, because of the parentheses. */
    public static final String OTHER = "(other)";

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Function<String, M> create;
    private final Cache<String, M> own;
    private final M other;

    /**
     * @param create creates and registers the meters of a gym, or of {@link #OTHER}
     * @param remove removes the meters of a gym from the registry
     */
    public GymMeters(Function<String, M> create, Consumer<M> remove) {
        this(create, remove, Ticker.systemTicker());
    }

    GymMeters(Function<String, M> create, Consumer<M> remove, Ticker ticker) {
        this.create = create;
        this.other = create.apply(OTHER);
        this.own = Caffeine.newBuilder()
                .expireAfterAccess(IDLE)
                .ticker(ticker)
                .executor(Runnable::run)
                .removalListener((@Nullable String gym, @Nullable M meters, RemovalCause cause) -> {
                    if (meters != null) {
                        remove.accept(meters);
                    }
                })
                .build();
    }

    /** Those of {@link #OTHER} if too many gyms are active. */
    public M of(String gym) {
        var meters = own.getIfPresent(gym);
        return meters == null ? added(gym) : meters;
    }

    private synchronized M added(String gym) {
        own.cleanUp();
        return own.estimatedSize() < MOST ? own.get(gym, create) : other;
    }
}
