package topset.program.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/**
 * Divides a batch of session events into transactions of a few athletes each, in which gyms take turns, athlete by
 * athlete. So a gym with many athletes in the batch does not delay the athletes of another gym (ADR 0134).
 */
final class Turns {

    /** The largest number of athletes in one transaction. */
    static final int MOST_ATHLETES = 64;

    private Turns() {}

    /**
     * Divides a batch into transactions and returns them in their order. All events of an athlete are in one
     * transaction, in the order received. A batch of few athletes is not divided.
     */
    static List<List<Incoming>> of(List<Incoming> batch) {
        var gyms = new LinkedHashMap<String, Map<Athlete, List<Incoming>>>();
        for (var event : batch) {
            gyms.computeIfAbsent(event.athlete().gym(), gym -> new LinkedHashMap<>())
                    .computeIfAbsent(event.athlete(), athlete -> new ArrayList<>())
                    .add(event);
        }
        int athletes = gyms.values().stream().mapToInt(Map::size).sum();
        return athletes <= MOST_ATHLETES ? List.of(batch) : inTurns(gyms);
    }

    private static List<List<Incoming>> inTurns(Map<String, Map<Athlete, List<Incoming>>> gyms) {
        var lines = new ArrayDeque<Iterator<List<Incoming>>>();
        gyms.values().forEach(athletes -> lines.add(athletes.values().iterator()));
        var transactions = new ArrayList<List<Incoming>>();
        for (int athletes = 0; !lines.isEmpty(); athletes++) {
            if (athletes % MOST_ATHLETES == 0) {
                transactions.add(new ArrayList<>());
            }
            var line = lines.remove();
            transactions.getLast().addAll(line.next());
            if (line.hasNext()) {
                lines.add(line);
            }
        }
        return transactions;
    }
}
