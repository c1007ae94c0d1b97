package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StaleStreamException;
import topset.store.StoreTransaction;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.outbox.OutboxRows;

/**
 * A transaction that holds the locks of its athletes. It collects recorded events, messages and deferred statements,
 * and sends them together.
 */
public final class LockedTransaction implements StoreTransaction {

    private final Connection connection;
    private final Connection callersConnection;
    private final Feed feed;
    private final Set<Athlete> athletes;
    private final StreamHeads heads;
    private final List<EventRows.Row> events = new ArrayList<>();
    private final List<OutgoingMessage> messages = new ArrayList<>();
    private final RoundTrip deferred = new RoundTrip();
    private boolean published;

    public LockedTransaction(Connection connection, Feed feed, Collection<Athlete> athletes) {
        this.connection = connection;
        this.callersConnection = CallersConnection.of(connection, this::sendDeferred);
        this.feed = feed;
        this.athletes = new LinkedHashSet<>(athletes);
        this.heads = new StreamHeads(connection);
    }

    /**
     * Locks all athletes, and waits for other transactions that have locked one of them. In the same round trip, runs
     * the queries after the locks are acquired. In READ COMMITTED each statement has its own snapshot, so the queries
     * see what those transactions have committed.
     */
    public void lock(RoundTrip queries) throws SQLException {
        StreamHeads.lock(athletes).and(queries).run(connection);
    }

    /**
     * Locks the athletes whom no other transaction has locked, without waiting. In the same round trip, reads the last
     * versions of the streams and reserves the given number of positions.
     */
    public void lockIfFree(Collection<StreamKey> streams, int expectedEvents) throws SQLException {
        athletes.retainAll(heads.lockIfFreeAndRead(List.copyOf(athletes), streams, expectedEvents));
    }

    /** Whether this transaction has locked the athlete. */
    boolean holds(Athlete athlete) {
        return athletes.contains(athlete);
    }

    @Override
    public Connection connection() {
        return callersConnection;
    }

    /**
     * Returns the connection for savepoints, which need none of the deferred changes. The changes stay deferred, so a
     * rollback to a savepoint does not undo them.
     */
    Connection connectionBeforeDeferred() {
        return connection;
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
    public void expectAppends(Collection<StreamKey> streams, Collection<Athlete> of, int expectedEvents) {
        heads.expect(streams, of, expectedEvents);
    }

    /** Reads the heads that are not known yet. This needs none of the deferred changes, so they stay deferred. */
    private void need(Collection<StreamKey> streams, Collection<Athlete> of, int expectedEvents) throws SQLException {
        if (!heads.know(streams, of, expectedEvents)) {
            heads.expect(streams, of, expectedEvents);
            var roundTrip = new RoundTrip();
            heads.readExpected(roundTrip);
            roundTrip.run(connection);
        }
    }

    @Override
    public long version(StreamKey stream) throws SQLException {
        need(List.of(stream), List.of(), 0);
        return heads.version(stream);
    }

    @Override
    public Map<StreamKey, Long> versions(Collection<StreamKey> streams) throws SQLException {
        return versions(streams, List.of(), 0);
    }

    @Override
    public Map<StreamKey, Long> versions(Collection<StreamKey> streams, Collection<Athlete> of, int expectedEvents)
            throws SQLException {
        need(streams, of, expectedEvents);
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
        need(
                appends.stream().map(Append::streamKey).toList(),
                appends.stream().map(Append::athlete).toList(),
                appends.stream().mapToInt(append -> append.events().size()).sum());
        requireCurrent(appends);
        var recorded = new ArrayList<TypedEvent<E>>();
        for (Append<E> append : appends) {
            recorded.addAll(record(append));
        }
        publish(also.apply(List.copyOf(recorded)));
        return recorded;
    }

    /**
     * Assigns versions and sequence numbers to the events. They are inserted with the transaction's next statements.
     * The caller must have read the stream's version under the athlete's lock.
     */
    <E> List<TypedEvent<E>> record(Append<E> append) throws SQLException {
        StreamKey stream = append.streamKey();
        need(List.of(stream), List.of(append.athlete()), append.events().size());
        long version = heads.version(stream);
        long sequence = heads.sequence(append.athlete());
        var recorded = new ArrayList<TypedEvent<E>>();
        var made = new ArrayList<OutgoingMessage>();
        for (NewEvent<E> event : append.events()) {
            version++;
            RecordedEvent row = row(append, event, version, event.published() ? ++sequence : 0);
            recorded.add(new TypedEvent<>(event.event(), row));
            var publication = event.messages();
            if (publication != null) {
                made.addAll(publication.of(row));
            }
        }
        // The messages are created before the event is recorded, so that a failure to create them leaves no recorded
        // event.
        String metadata = append.actor().metadata(append.traceParent());
        for (TypedEvent<E> event : recorded) {
            heads.advance(event.stored());
            events.add(new EventRows.Row(event.stored(), metadata));
        }
        publish(made);
        return recorded;
    }

    private RecordedEvent row(Append<?> append, NewEvent<?> event, long version, long sequence) {
        return new RecordedEvent(
                heads.nextPosition(),
                append.athlete(),
                sequence,
                append.stream(),
                version,
                event.type(),
                event.occurredAt().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                heads.readAt(),
                event.data(),
                append.traceParent());
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
     * statements after it, also the commit. The result of a query may still lead to a rollback, so a deferred query is
     * read before the commit.
     */
    public void commitAtOnce() throws SQLException {
        var last = takeDeferred();
        if (last.isEmpty() || last.hasQueries()) {
            last.run(connection);
            connection.commit();
        } else {
            last.change("COMMIT").run(connection);
        }
    }

    /** Returns everything that is not sent yet: first the events and their messages, then the deferred statements. */
    private RoundTrip takeDeferred() {
        var all = new RoundTrip()
                .change(EventRows.INSERT, EventRows.values(events))
                .change(OutboxRows.INSERT, OutboxRows.values(messages))
                .and(deferred);
        events.clear();
        messages.clear();
        deferred.clear();
        return all;
    }

    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        return feed.messages(event);
    }

    @Override
    public void publish(List<OutgoingMessage> further) {
        messages.addAll(further);
        published |= !further.isEmpty();
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
