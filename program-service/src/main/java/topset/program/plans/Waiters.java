package topset.program.plans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.sql.DataSource;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.publication.Replicas;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.InboxStatus;

/**
 * Wakes requests that wait until the plan includes the newest sets (query parameter {@code atLeast}). Another replica
 * may process an event, and its notice may get lost, so the newest events of all waiting athletes are read every
 * second.
 */
@ApplicationScoped
public class Waiters {
    private static final int MOST_ATHLETES = 50_000;

    /** The largest number of waiting requests, which is as large as the number of connections of clients. */
    private static final int MOST = 2_000;

    private static final int MOST_OF_GYM = 1_000;

    /** The name under which the requests of all gyms are counted. No gym has this name. */
    private static final String ALL = "";

    private final Replicas replicas;
    private final Function<Collection<Athlete>, Map<Athlete, InboxStatus>> look;

    /** The waiting requests, by {@link Replicas#key} of their athlete. */
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();

    private final Cache<Athlete, Long> committed = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_ATHLETES)
            .build();

    /**
     * The requests that have asked for an athlete since the last were woken. {@code woken} has the plan of the
     * transaction that wakes them, if it has computed one.
     */
    public record Waiting(Athlete athlete, CompletableFuture<Optional<PlanAsOf>> woken) {}

    /** What a request has waited for. {@code plan} is absent if the request must read it. */
    public record Waited(boolean isCommitted, Optional<PlanAsOf> plan) {}

    @Inject
    public Waiters(Replicas replicas, DataSource dataSource) {
        this(replicas, athletes -> Query.on(dataSource, connection -> InboxStatus.of(connection, athletes)));
    }

    /** {@code look} queries the events that any replica has committed. */
    Waiters(Replicas replicas, Function<Collection<Athlete>, Map<Athlete, InboxStatus>> look) {
        this.replicas = replicas;
        this.look = look;
        replicas.onCommit((key, byOther) -> {
            if (byOther) {
                wake(key);
            }
        });
    }

    public void committed(Athlete athlete, long upTo) {
        committed.asMap().merge(athlete, upTo, Math::max);
        wake(Replicas.key(athlete.key()));
    }

    private void wake(long athlete) {
        var woken = waiting.remove(athlete);
        if (woken != null) {
            woken.woken().complete(Optional.empty());
        }
    }

    /**
     * The requests that wait for the athlete now. A transaction that has locked the athlete can answer them, because
     * it knows everything that was committed before they asked. Its caller must complete them in any case, because
     * nothing else wakes them.
     */
    public Optional<Waiting> claim(Athlete athlete) {
        return Optional.ofNullable(waiting.remove(Replicas.key(athlete.key())));
    }

    /**
     * Waits until the athlete's events up to a sequence number are committed. Does not wait if too many requests wait
     * already, in total or in this gym.
     */
    public Waited await(Athlete athlete, long atLeast, Duration atMost) {
        // The first event has the sequence number 1. An athlete without any event must not wait for one.
        if (atLeast <= 0) {
            return new Waited(true, Optional.empty());
        }
        var ofGym = requests.merge(athlete.gym(), 1, Integer::sum);
        var all = requests.merge(ALL, 1, Integer::sum);
        try {
            var tooMany = ofGym > MOST_OF_GYM || all > MOST;
            return awaitAdmitted(athlete, atLeast, tooMany ? Duration.ZERO : atMost);
        } finally {
            List.of(athlete.gym(), ALL)
                    .forEach(each -> requests.computeIfPresent(each, (same, count) -> count == 1 ? null : count - 1));
        }
    }

    private Waited awaitAdmitted(Athlete athlete, long atLeast, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var key = Replicas.key(athlete.key());
        var looks = !replicas.isAlone() || committed.getIfPresent(athlete) == null;
        while (true) {
            // The request registers before it checks whether the events are committed. Otherwise it could miss a commit
            // between the two steps.
            var mine = waiting.computeIfAbsent(key, _ -> new Waiting(athlete, new CompletableFuture<>()));
            if (looks && !isCommitted(athlete, atLeast)) {
                look.apply(List.of(athlete))
                        .forEach((each, status) -> committed.asMap().merge(each, status.seen(), Math::max));
            }
            var left = deadline - System.nanoTime();
            if (isCommitted(athlete, atLeast) || left <= 0) {
                // Other requests that wait for this athlete register again.
                wake(key);
                return new Waited(isCommitted(athlete, atLeast), Optional.empty());
            }
            try {
                var plan = mine.woken().get(left, TimeUnit.NANOSECONDS).filter(each -> each.sequence() >= atLeast);
                if (plan.isPresent()) {
                    return new Waited(true, plan);
                }
                looks = !replicas.isAlone();
            } catch (TimeoutException e) {
                looks = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Waited(false, Optional.empty());
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private boolean isCommitted(Athlete athlete, long atLeast) {
        var upTo = committed.getIfPresent(athlete);
        return upTo != null && upTo >= atLeast;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(new Job("waiting-requests", Duration.ofSeconds(1), this::wakeAfterLostNotices));
    }

    void wakeAfterLostNotices() {
        var athletes = waiting.values().stream().map(Waiting::athlete).toList();
        if (athletes.isEmpty()) {
            return;
        }
        look.apply(athletes).forEach((athlete, status) -> {
            if (!isCommitted(athlete, status.seen())) {
                committed(athlete, status.seen());
            }
        });
    }
}
