package topset.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One transaction for many writes: locks of all, decisions one after the other, one insert, one read model update, one commit. */
final class SharedTransaction {

    private final EventStore store;
    private final Projection projection;

    SharedTransaction(EventStore store, Projection projection) {
        this.store = store;
        this.projection = projection;
    }

    /** Commits and settles all writes, or throws and has settled none. */
    void run(List<PendingWrite<?>> batch) {
        Set<Athlete> athletes = new LinkedHashSet<>();
        Set<StreamKey> streams = new LinkedHashSet<>();
        for (PendingWrite<?> write : batch) {
            athletes.add(write.athlete());
            streams.add(write.stream());
        }
        store.transact(athletes, streams, batch.size(), transaction -> {
            var views = new HashMap<StreamKey, LockedStream>();
            var recorded = new ArrayList<RecordedEvent>();
            for (PendingWrite<?> write : batch) {
                LockedStream stream = views.get(write.stream());
                if (stream == null) {
                    stream = new LockedStream(transaction, write.stream());
                    views.put(write.stream(), stream);
                }
                recorded.addAll(write.decide(stream));
            }
            if (!recorded.isEmpty()) {
                transaction.insert();
                projection.apply(transaction.connection(), recorded);
            }
            return recorded.size();
        });
        batch.forEach(PendingWrite::settle);
    }
}
