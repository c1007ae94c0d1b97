package topset.program.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import topset.store.Athlete;
import topset.store.Incoming;

/** What is left of a batch that is taken athlete by athlete, and how often the database took too long over one of them. */
final class Apart {

    /** Together with the tries of the whole batch longer than a frozen replica may hold the lock of an athlete (ADR 0040). */
    private static final int MOST_TIMEOUTS = 5;

    private final Map<Athlete, List<Incoming>> left;
    private final Map<Athlete, Integer> timeouts = new HashMap<>();

    Apart(List<Incoming> batch) {
        left = batch.stream()
                .collect(Collectors.groupingBy(Incoming::athlete, LinkedHashMap::new, Collectors.toList()));
    }

    /** Each athlete's events, those of an athlete who was done left out. */
    Map<Athlete, List<Incoming>> left() {
        return new LinkedHashMap<>(left);
    }

    void done(Athlete athlete) {
        left.remove(athlete);
    }

    /** Notes that it took too long once more; whether it has been tried often enough. */
    boolean tookTooLong(Athlete athlete) {
        return timeouts.merge(athlete, 1, Integer::sum) >= MOST_TIMEOUTS;
    }
}
