package topset.program.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import topset.edge.web.Problem;

/** Limits the number of open live streams per caller, per gym and per replica. */
@ApplicationScoped
@Startup // Created when the service starts, so that the metric exists before the first watcher connects.
class OpenStreams {
    private static final long RETRY_AFTER_SECONDS = 10;

    /** The name under which all streams are counted. No gym has this name. */
    private static final String ALL = "";

    private final int mostOfCaller;
    private final int mostOfGym;
    private final int most;
    private final Map<String, Integer> open = new HashMap<>();

    /** @param mostOfCaller enough for a coach with many open pages */
    OpenStreams(
            MeterRegistry metrics,
            @ConfigProperty(name = "topset.stream.most-of-caller", defaultValue = "30") int mostOfCaller,
            @ConfigProperty(name = "topset.stream.most-of-gym", defaultValue = "200") int mostOfGym,
            @ConfigProperty(name = "topset.stream.most", defaultValue = "1000") int most) {
        this.mostOfCaller = mostOfCaller;
        this.mostOfGym = mostOfGym;
        this.most = most;
        metrics.gauge("topset_stream_watchers", this, streams -> streams.count(ALL));
    }

    /** An open live stream. It counts as open until this object is closed. */
    @FunctionalInterface
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Counts a new stream as open.
     *
     * @throws Problem 429 if too many streams are open
     */
    synchronized Slot enter(String gym, String subject) {
        var person = gym + "/" + subject;
        require(count(person) < mostOfCaller, "of this user", mostOfCaller);
        require(count(gym) < mostOfGym, "of this gym", mostOfGym);
        require(count(ALL) < most, "of this server", most);
        var counted = List.of(person, gym, ALL);
        counted.forEach(name -> open.merge(name, 1, Integer::sum));
        return () -> leave(counted);
    }

    private static void require(boolean room, String whose, int limit) {
        if (!room) {
            throw Problem.tooMany(
                    limit + " live streams " + whose + " are open, and no more may be open at the same time: close"
                            + " one",
                    RETRY_AFTER_SECONDS);
        }
    }

    private synchronized void leave(List<String> counted) {
        counted.forEach(name -> open.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1));
    }

    /** The number of open streams of a gym, or of a person as {@code gym/subject}. */
    synchronized int count(String name) {
        return open.getOrDefault(name, 0);
    }
}
