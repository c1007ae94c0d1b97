package topset.store.append;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Projection;
import topset.store.RecordedEvent;
import topset.store.StreamKey;
import topset.store.TypedEvent;

/**
 * Runs many writes in one transaction: locks the athletes, decides one write after the other, inserts all events,
 * updates the read model once and commits once. It never waits for an athlete whom another transaction has locked.
 */
final class SharedTransaction<E> {

    private final EventStore store;
    private final Function<RecordedEvent, E> codec;
    private final Projection<E> projection;

    SharedTransaction(EventStore store, Function<RecordedEvent, E> codec, Projection<E> projection) {
        this.store = store;
        this.codec = codec;
        this.projection = projection;
    }

    /**
     * Decides, commits and answers the writes of the batch. If this method throws an exception, no write was answered.
     *
     * @return the writes of athletes whom another transaction has locked; these writes were not decided
     */
    List<PendingWrite<E, ?>> run(List<PendingWrite<E, ?>> batch) {
        Set<Athlete> athletes = new LinkedHashSet<>();
        Set<StreamKey> streams = new LinkedHashSet<>();
        int mostEvents = 0;
        for (PendingWrite<E, ?> write : batch) {
            athletes.add(write.athlete());
            streams.add(write.stream());
            mostEvents += write.mostEvents();
        }
        var decided = new ArrayList<PendingWrite<E, ?>>();
        var blocked = new ArrayList<PendingWrite<E, ?>>();
        store.transactUnlessLocked(athletes, streams, mostEvents, transaction -> {
            batch.forEach(write -> (transaction.holds(write.athlete()) ? decided : blocked).add(write));
            var views = new HashMap<StreamKey, LockedStream<E>>();
            var recorded = new ArrayList<TypedEvent<E>>();
            for (PendingWrite<E, ?> write : decided) {
                LockedStream<E> stream = views.get(write.stream());
                if (stream == null) {
                    stream = new LockedStream<>(transaction, write.stream(), codec);
                    views.put(write.stream(), stream);
                }
                recorded.addAll(write.decide(stream));
            }
            if (!recorded.isEmpty()) {
                transaction.run(projection.changes(recorded));
            }
            return recorded.size();
        });
        decided.forEach(PendingWrite::settle);
        return blocked;
    }
}
