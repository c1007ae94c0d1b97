package topset.program.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import topset.edge.web.OpenSlots;
import topset.edge.web.Problem;

/** Limits the number of open live streams per caller, per gym and per replica. */
@ApplicationScoped
@Startup // Created when the service starts, so that the metric exists before the first watcher connects.
class OpenStreams extends OpenSlots {
    private static final long RETRY_AFTER_SECONDS = 10;

    /** The name under which all streams are counted. No gym has this name. */
    private static final String ALL = "";

    private final int mostOfCaller;
    private final int mostOfGym;
    private final int most;

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

    OpenSlot enter(String gym, String subject) {
        return open(List.of(
                limit(gym + "/" + subject, mostOfCaller, "of this user"),
                limit(gym, mostOfGym, "of this gym"),
                limit(ALL, most, "of this server")));
    }

    private static SlotLimit limit(String name, int most, String whose) {
        return new SlotLimit(
                name,
                most,
                () -> Problem.tooMany(
                        most + " live streams " + whose + " are open, and no more may be open at the same time: close"
                                + " one",
                        RETRY_AFTER_SECONDS));
    }
}
