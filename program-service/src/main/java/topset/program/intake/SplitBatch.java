package topset.program.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/** The unprocessed part of a batch that is processed athlete by athlete. Counts the time-outs of each athlete. */
final class SplitBatch {

    /**
     * The number of time-outs after which an athlete is parked. This number of time-outs
     * lasts longer than a frozen replica can hold an athlete's lock, so the lock of another replica is not the cause.
     */
    private static final int MOST_TIMEOUTS = 5;

    private final Map<Athlete, List<Incoming>> left;
    private final Map<Athlete, Integer> timeouts = new HashMap<>();

    SplitBatch(List<Incoming> batch) {
        left = batch.stream()
                .collect(Collectors.groupingBy(Incoming::athlete, LinkedHashMap::new, Collectors.toList()));
    }

    Map<Athlete, List<Incoming>> left() {
        return new LinkedHashMap<>(left);
    }

    void done(Athlete athlete) {
        left.remove(athlete);
    }

    /** Counts a time-out of an athlete. Returns true if the athlete has reached the maximum number of time-outs. */
    boolean tookTooLong(Athlete athlete) {
        return timeouts.merge(athlete, 1, Integer::sum) >= MOST_TIMEOUTS;
    }
}
