package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StaleStreamException;
import topset.store.StoreTransaction;
import topset.store.StreamKey;
import topset.store.TypedEvent;

/**
 * A transaction whose callback may mix reads and writes. It collects its changes, and sends them before the callback's
 * next statement.
 */
public final class LockedTransaction implements StoreTransaction {

    private final Connection connection;
    private final Connection callersConnection;
    private final Feed feed;
    private final Set<Athlete> athletes;
    private final StreamHeads heads = new StreamHeads();
    private Changes changes = new Changes();
    private final RoundTrip deferred = new RoundTrip();
    private boolean published;

    public LockedTransaction(Connection connection, Feed feed, Collection<Athlete> athletes) {
        this.connection = connection;
        this.callersConnection = CallersConnection.of(connection, this::sendDeferred);
        this.feed = feed;
        this.athletes = new LinkedHashSet<>(athletes);
    }

    /**
     * Locks all athletes, and waits for other transactions that have locked one of them. In the same round trip, runs
     * the queries after the locks are acquired. In READ COMMITTED each statement has its own snapshot, so the queries
     * see what earlier holders of the locks have committed.
     */
    public void lock(RoundTrip queries) throws SQLException {
        OwnerLocks.waitFor(List.copyOf(athletes)).and(queries).run(connection);
    }

    @Override
    public Connection connection() {
        return callersConnection;
    }

    @Override
    public void defer(RoundTrip statements) {
        deferred.and(statements);
    }

    @Override
    public void run(RoundTrip statements) throws SQLException {
        var all = takeDeferred();
        heads.readExpected(all);
        all.and(statements).run(connection);
    }

    @Override
    public void expectAppends(Collection<StreamKey> streams, Collection<Athlete> of) {
        heads.expect(streams, of);
    }

    @Override
    public long version(StreamKey stream) throws SQLException {
        return versions(List.of(stream), List.of()).getOrDefault(stream, 0L);
    }

    @Override
    public Map<StreamKey, Long> versions(Collection<StreamKey> streams, Collection<Athlete> of) throws SQLException {
        // The heads need none of the deferred changes, so the changes stay deferred.
        heads.need(connection, streams, of);
        var versions = new HashMap<StreamKey, Long>();
        streams.forEach(stream -> versions.put(stream, heads.version(stream)));
        return versions;
    }

    @Override
    public List<RecordedEvent> load(StreamKey stream, long afterVersion) throws SQLException {
        return load(Map.of(stream, afterVersion)).getOrDefault(stream, List.of());
    }

    @Override
    public Map<StreamKey, List<RecordedEvent>> load(Map<StreamKey, Long> afterVersions) throws SQLException {
        return EventRows.load(callersConnection, afterVersions);
    }

    @Override
    public <E> List<TypedEvent<E>> append(List<Append<E>> appends) throws SQLException {
        return append(appends, recorded -> List.of());
    }

    @Override
    public <E> List<TypedEvent<E>> append(
            List<Append<E>> appends, Function<List<TypedEvent<E>>, List<OutgoingMessage>> also) throws SQLException {
        requireLocked(appends);
        heads.need(
                connection,
                appends.stream().map(Append::streamKey).toList(),
                appends.stream().map(Append::athlete).toList());
        requireCurrent(appends);
        var recorded = new ArrayList<TypedEvent<E>>();
        appends.forEach(append -> recorded.addAll(changes.record(append, heads)));
        publish(also.apply(List.copyOf(recorded)));
        return recorded;
    }

    private void sendDeferred() throws SQLException {
        takeDeferred().run(connection);
    }

    /** Sends the deferred changes, and then commits the transaction. */
    public void commit() throws SQLException {
        sendDeferred();
        connection.commit();
    }

    /**
     * Commits the transaction in one round trip with the deferred changes. If a change fails, PostgreSQL skips the
     * statements after it, also the commit.
     */
    public void commitAtOnce() throws SQLException {
        Batch.commit(connection, takeDeferred());
    }

    /** Returns everything that is not sent yet: first the events and their messages, then the deferred statements. */
    private RoundTrip takeDeferred() {
        published |= changes.hasMessages();
        var all = changes.roundTrip().and(deferred);
        changes = new Changes();
        deferred.clear();
        return all;
    }

    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        return feed.messages(event);
    }

    @Override
    public void publish(List<OutgoingMessage> further) {
        further.forEach(changes::message);
    }

    public boolean hasPublished() {
        return published;
    }

    private <E> void requireLocked(List<Append<E>> appends) {
        for (Append<E> append : appends) {
            if (!athletes.contains(append.athlete())) {
                throw new IllegalArgumentException(append.athlete() + " is not locked by this transaction");
            }
        }
    }

    private <E> void requireCurrent(List<Append<E>> appends) {
        var ahead = new HashMap<StreamKey, Long>();
        for (Append<E> append : appends) {
            long actual = ahead.getOrDefault(append.streamKey(), heads.version(append.streamKey()));
            if (actual != append.expectedVersion()) {
                throw new StaleStreamException(append.streamKey(), append.expectedVersion(), actual);
            }
            ahead.put(append.streamKey(), actual + append.events().size());
        }
    }
}
