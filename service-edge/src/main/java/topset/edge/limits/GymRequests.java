package topset.edge.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the requests of each gym, and those that a limit has refused. */
public final class GymRequests {
    private final GymMeters<CountedRequests> gyms;

    private record CountedRequests(Counter granted, Counter refused) {}

    public GymRequests(MeterRegistry metrics) {
        this.gyms = new GymMeters<>(
                gym -> new CountedRequests(counter(metrics, gym, "granted"), counter(metrics, gym, "refused")),
                counted -> {
                    metrics.remove(counted.granted);
                    metrics.remove(counted.refused);
                });
    }

    private static Counter counter(MeterRegistry metrics, String gym, String outcome) {
        return Counter.builder("topset.gym.requests")
                .description("Requests of a gym's callers, by whether the rate limits grant or refuse them")
                .tag("gym", gym)
                .tag("outcome", outcome)
                .register(metrics);
    }

    public void count(String gym, boolean granted) {
        var counted = gyms.of(gym);
        (granted ? counted.granted : counted.refused).increment();
    }
}
