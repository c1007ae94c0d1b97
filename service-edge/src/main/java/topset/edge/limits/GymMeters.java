package topset.edge.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The number of time series is bounded: at most 20 gyms have meters of their own, and all other gyms share the meters
 * of the name {@code (other)}. A gym that has not used its meters for ten minutes loses them to the next gym.
 */
public final class GymMeters<M> {
    public static final int MOST = 20;

    /** No gym can have this name, because of the parentheses. */
    public static final String OTHER = "(other)";

    private static final long IDLE = Duration.ofMinutes(10).toNanos();

    /** The shortest time between two searches for unused meters. */
    private static final long SEARCH_EVERY = Duration.ofSeconds(1).toNanos();

    private final Function<String, M> create;
    private final Consumer<M> remove;
    private final LongSupplier nanoTime;
    private final Map<String, Used<M>> own = new ConcurrentHashMap<>();
    private final M other;
    private volatile long searchedAt;

    private record Used<M>(M meters, AtomicLong at) {}

    /**
     * @param create creates and registers the meters of a gym, or of {@link #OTHER}
     * @param remove removes the meters of a gym from the registry
     */
    public GymMeters(Function<String, M> create, Consumer<M> remove) {
        this(create, remove, System::nanoTime);
    }

    GymMeters(Function<String, M> create, Consumer<M> remove, LongSupplier nanoTime) {
        this.create = create;
        this.remove = remove;
        this.nanoTime = nanoTime;
        this.other = create.apply(OTHER);
        this.searchedAt = nanoTime.getAsLong() - SEARCH_EVERY;
    }

    /** Those of {@link #OTHER} if too many gyms are active. */
    public M of(String gym) {
        var now = nanoTime.getAsLong();
        var used = own.get(gym);
        if (used != null) {
            used.at.setPlain(now);
            return used.meters;
        }
        return own.size() >= MOST && now - searchedAt < SEARCH_EVERY ? other : added(gym, now);
    }

    private synchronized M added(String gym, long now) {
        if (own.size() >= MOST) {
            searchedAt = now;
            own.values().removeIf(used -> removed(used, now));
        }
        if (own.size() >= MOST) {
            return other;
        }
        return own.computeIfAbsent(gym, name -> new Used<>(create.apply(name), new AtomicLong(now))).meters;
    }

    private boolean removed(Used<M> used, long now) {
        var idle = now - used.at.getPlain() >= IDLE;
        if (idle) {
            remove.accept(used.meters);
        }
        return idle;
    }
}
