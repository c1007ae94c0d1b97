package topset.store.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/**
 * The last versions of streams and the last sequence numbers of athletes within one transaction. These numbers are read
 * once after the athletes are locked, and then incremented in memory for each new event. This class also reserves the
 * positions of new events, so that an event is complete before it is inserted. Unused positions become gaps.
 */
final class StreamHeads {

    /** The isolation level in which each statement has its own snapshot, so that it sees what earlier holders wrote. */
    private static final String READ_COMMITTED = "read committed";

    /**
     * Locks athletes in ascending order of their lock keys: the sub-query sorts the keys, and the outer query acquires
     * the locks in this order. Returns the isolation level for each lock.
     */
    private static final String LOCK = """
            SELECT current_setting('transaction_isolation'), pg_advisory_xact_lock(k) FROM
                (SELECT DISTINCT hashtextextended(a, 0) AS k FROM unnest(?::text[]) AS a ORDER BY k) AS keys""";

    /**
     * Locks those athletes whom no other transaction has locked. Returns the isolation level and the athlete's number in
     * the given order for each lock.
     */
    private static final String LOCK_IF_FREE = """
            SELECT current_setting('transaction_isolation'), a.n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                WHERE pg_try_advisory_xact_lock(hashtextextended(a.key, 0))""";

    /**
     * Reads the last versions of streams and the last sequence numbers of athletes. This is a separate statement,
     * because the snapshot of this statement must be created after the locks are acquired.
     */
    private static final String READ = """
            SELECT 1, s.n, coalesce((SELECT max(e.version) FROM event e WHERE e.gym = s.gym AND e.stream = s.stream), 0)
                FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS s(gym, stream, n)
            UNION ALL
            SELECT 2, a.n, coalesce((SELECT max(e.sequence) FROM event e
                    WHERE e.gym = a.gym AND e.athlete = a.athlete AND e.sequence IS NOT NULL), 0)
                FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS a(gym, athlete, n)
            UNION ALL
            SELECT 3, n, nextval('event_position') FROM generate_series(1, (?::int4[])[1]) AS n
            UNION ALL
            SELECT 4, 0, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint""";

    private final Connection connection;
    private final Map<StreamKey, Long> versions = new HashMap<>();
    private final Map<Athlete, Long> sequences = new HashMap<>();
    private final Deque<Long> positions = new ArrayDeque<>();
    private final Set<StreamKey> expectedStreams = new LinkedHashSet<>();
    private final Set<Athlete> expectedAthletes = new LinkedHashSet<>();
    private int expectedPositions;
    private OffsetDateTime readAt = OffsetDateTime.MIN;

    StreamHeads(Connection connection) {
        this.connection = connection;
    }

    /** Returns the statements that lock the athletes. They must be the first statements of the transaction. */
    static RoundTrip lock(Collection<Athlete> athletes) {
        return new RoundTrip().query(LOCK, keys(athletes), StreamHeads::requireReadCommitted);
    }

    /**
     * Checks that the connection's transactions are READ COMMITTED. In any other isolation level the statements after
     * the lock would read what was stored before the lock was free.
     */
    private static void requireReadCommitted(ResultSet lock) throws SQLException {
        var level = lock.getString(1);
        if (!READ_COMMITTED.equals(level)) {
            throw new IllegalStateException(
                    "The event store needs connections with the isolation level " + READ_COMMITTED + ", not " + level);
        }
    }

    private static RoundTrip.Values keys(Collection<Athlete> athletes) {
        var keys = new RoundTrip.Values("text");
        athletes.forEach(athlete -> keys.row(athlete.key()));
        return keys;
    }

    /**
     * Locks those athletes whom no other transaction has locked, without waiting, and then reads the last versions of
     * the streams and the last sequence numbers of the athletes, in one round trip. This must be the first statement of
     * the transaction. The numbers of the other athletes must not be used.
     *
     * @return the locked athletes
     */
    Set<Athlete> lockIfFreeAndRead(List<Athlete> athletes, Collection<StreamKey> streams, int events)
            throws SQLException {
        var locked = new HashSet<Athlete>();
        var roundTrip = new RoundTrip().query(LOCK_IF_FREE, keys(athletes), row -> {
            requireReadCommitted(row);
            locked.add(athletes.get(row.getInt(2) - 1));
        });
        expect(streams, athletes, events);
        readExpected(roundTrip);
        roundTrip.run(connection);
        return locked;
    }

    /** Makes {@link #readExpected} also read these heads, if the transaction does not know them yet. */
    void expect(Collection<StreamKey> streams, Collection<Athlete> athletes, int events) {
        streams.stream().filter(stream -> !versions.containsKey(stream)).forEach(expectedStreams::add);
        athletes.stream().filter(athlete -> !sequences.containsKey(athlete)).forEach(expectedAthletes::add);
        expectedPositions += events;
    }

    /** Whether the heads of all these streams and athletes are known, and enough positions are reserved. */
    boolean know(Collection<StreamKey> streams, Collection<Athlete> athletes, int events) {
        return versions.keySet().containsAll(streams)
                && sequences.keySet().containsAll(athletes)
                && positions.size() >= events;
    }

    /** Adds the query for the expected heads to a round trip; none if all of them are known. */
    void readExpected(RoundTrip roundTrip) {
        var streams = List.copyOf(expectedStreams);
        var athletes = List.copyOf(expectedAthletes);
        int missing = Math.max(0, expectedPositions - positions.size());
        expectedStreams.clear();
        expectedAthletes.clear();
        expectedPositions = 0;
        if (streams.isEmpty() && athletes.isEmpty() && missing == 0) {
            return;
        }
        var ofStreams = new RoundTrip.Values("text", "text");
        streams.forEach(stream -> ofStreams.row(stream.gym(), stream.name()));
        var ofAthletes = new RoundTrip.Values("text", "text");
        athletes.forEach(athlete -> ofAthletes.row(athlete.gym(), athlete.id()));
        roundTrip.query(
                READ,
                List.of(ofStreams, ofAthletes, new RoundTrip.Values("int4").row(missing)),
                row -> readHead(row, streams, athletes));
    }

    private void readHead(ResultSet row, List<StreamKey> streams, List<Athlete> athletes) throws SQLException {
        int index = (int) row.getLong(2) - 1;
        long value = row.getLong(3);
        switch (row.getInt(1)) {
            case 1 -> versions.put(streams.get(index), value);
            case 2 -> sequences.put(athletes.get(index), value);
            case 3 -> positions.add(value);
            default -> readAt = ofMicros(value);
        }
    }

    /** Returns the stream's last version, which must be known. */
    long version(StreamKey stream) {
        return known(versions.get(stream), stream);
    }

    /** Returns the last number of the athlete's sequence, which must be known. */
    long sequence(Athlete athlete) {
        return known(sequences.get(athlete), athlete);
    }

    long nextPosition() {
        return positions.remove();
    }

    /**
     * Returns the time, by the database's clock, at which the last versions were read. The athletes were already locked
     * at this time, so the recording times of an athlete's events never decrease.
     */
    OffsetDateTime readAt() {
        return readAt;
    }

    /** Advances the stream's version and the athlete's sequence for an event that will be inserted later. */
    void advance(RecordedEvent event) {
        versions.put(event.streamKey(), event.version());
        if (event.published()) {
            sequences.put(event.athlete(), event.sequence());
        }
    }

    private static long known(@org.jspecify.annotations.Nullable Long value, Object of) {
        if (value == null) {
            throw new IllegalStateException("The last number of " + of + " was not read");
        }
        return value;
    }

    private static OffsetDateTime ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
