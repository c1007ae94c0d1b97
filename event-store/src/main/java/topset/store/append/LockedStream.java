package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.RecordedEvent;
import topset.store.StreamKey;
import topset.store.StreamView;
import topset.store.TypedEvent;

/**
 * A stream whose athlete is locked by the transaction. The writes of the transaction use this object one after the
 * other, and each write sees the events of the earlier writes.
 */
final class LockedStream<E> implements StreamView<E> {

    private final LockedTransaction transaction;
    /** A savepoint needs none of the recorded events. So all events of the transaction are still inserted together. */
    private final Connection database;

    private final StreamKey key;
    private final Function<RecordedEvent, E> codec;
    private final long stored;
    private final List<TypedEvent<E>> recorded = new ArrayList<>();
    private @Nullable Savepoint beforeWrites;

    LockedStream(LockedTransaction transaction, StreamKey key, Function<RecordedEvent, E> codec) throws SQLException {
        this.transaction = transaction;
        this.database = transaction.connectionBeforeDeferred();
        this.key = key;
        this.codec = codec;
        this.stored = transaction.version(key);
    }

    @Override
    public long version() {
        return stored + recorded.size();
    }

    @Override
    public List<TypedEvent<E>> after(long version) throws SQLException {
        var events = new ArrayList<TypedEvent<E>>();
        if (version < stored) {
            load(version).forEach(row -> events.add(new TypedEvent<>(codec.apply(row), row)));
        }
        recorded.stream().filter(event -> event.stored().version() > version).forEach(events::add);
        return events;
    }

    private List<RecordedEvent> load(long version) throws SQLException {
        return EventRows.load(database, Map.of(key, version)).getOrDefault(key, List.of());
    }

    @Override
    public Connection connection() throws SQLException {
        if (beforeWrites == null) {
            beforeWrites = database.setSavepoint();
        }
        return database;
    }

    /**
     * Assigns versions and sequence numbers to the new events of one write. The transaction inserts these events later,
     * together with all its other events.
     */
    List<TypedEvent<E>> record(Athlete athlete, List<NewEvent<E>> events, Actor actor, @Nullable String traceParent)
            throws SQLException {
        List<TypedEvent<E>> added =
                transaction.record(new Append<>(athlete, key.name(), version(), events, actor, traceParent));
        recorded.addAll(added);
        return added;
    }

    /** Releases the savepoint of a write that succeeded. The changes of the write remain in the transaction. */
    void keepWrites() throws SQLException {
        if (beforeWrites != null) {
            database.releaseSavepoint(beforeWrites);
            beforeWrites = null;
        }
    }

    /**
     * Rolls back to the savepoint of a write that failed. Returns true if the changes of the write are undone and the
     * transaction can continue.
     */
    boolean undoWrites() throws SQLException {
        if (beforeWrites == null) {
            return false;
        }
        database.rollback(beforeWrites);
        beforeWrites = null;
        return true;
    }
}
