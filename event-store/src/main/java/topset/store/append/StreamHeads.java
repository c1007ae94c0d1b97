package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/**
 * The last versions of streams and the last sequence numbers of owners within one transaction. They are read once after
 * the owners are locked, and then counted in memory for each new event. A work whose own queries find the streams can
 * select the heads with them, and gives them to {@link Tx#heads(StreamHeads)}.
 */
public final class StreamHeads {

    /** Columns for {@link #owner}: the last sequence number of the owner {@code w.gym} and {@code w.athlete}. */
    public static final String OWNER = """
            (SELECT max(e.sequence) FROM event e
                WHERE e.gym = w.gym AND e.athlete = w.athlete AND e.sequence IS NOT NULL) AS last_sequence,
            (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS heads_read_at""";

    /**
     * Reads the last version of a stream, or the last sequence number of an owner if the stream is null, and the time.
     * The athlete is that of the work. This is a separate statement, because its snapshot must be created after the
     * locks are acquired.
     */
    private static final String READ = """
            SELECT s.gym, s.athlete, s.owner, s.stream, CASE WHEN s.stream IS NULL
                    THEN (SELECT max(e.sequence) FROM event e
                        WHERE e.gym = s.gym AND e.athlete = s.owner AND e.sequence IS NOT NULL)
                    ELSE (SELECT max(e.version) FROM event e WHERE e.gym = s.gym AND e.stream = s.stream) END AS head,
                (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS heads_read_at
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS s(gym, athlete, owner, stream)""";

    /** A stream, or an owner if the stream is null. */
    private record Key(
            String gym, @Nullable String owner, @Nullable String stream) {
        static Key of(StreamKey stream) {
            return new Key(stream.gym(), null, stream.name());
        }

        static Key of(Athlete owner) {
            return new Key(owner.gym(), owner.id(), null);
        }
    }

    private final Map<Key, Long> last = new HashMap<>();
    private final Set<Key> expected = new LinkedHashSet<>();
    private OffsetDateTime readAt = OffsetDateTime.MIN;

    /** The SQL expression of the column last_version for {@link #stream}: that of a stream of the gym {@code w.gym}. */
    public static String lastVersion(String stream) {
        return "(SELECT max(e.version) FROM event e WHERE e.gym = w.gym AND e.stream = " + stream + ")";
    }

    /** Adds the owner whose head is in the columns {@link #OWNER}. */
    public void owner(Athlete owner, ResultSet row) throws SQLException {
        last.put(Key.of(owner), row.getLong("last_sequence"));
        readAt = time(row.getLong("heads_read_at"));
    }

    /** Adds the stream whose head is in the column last_version. */
    public void stream(StreamKey stream, ResultSet row) throws SQLException {
        last.put(Key.of(stream), row.getLong("last_version"));
    }

    /** Adds heads that a query of the work has read, unless they are known. */
    void addAll(StreamHeads read) {
        read.last.forEach(last::putIfAbsent);
        readAt = read.readAt.isAfter(readAt) ? read.readAt : readAt;
    }

    /** Makes the next read include these heads, unless they are known. */
    void expect(Collection<StreamKey> streams, Collection<Athlete> owners) {
        Stream.concat(owners.stream().map(Key::of), streams.stream().map(Key::of))
                .filter(key -> !last.containsKey(key))
                .forEach(expected::add);
    }

    /** Returns the query for the heads that a work expects. They are no longer expected. */
    RoundTrip read(Work<?> work) {
        var values = new RoundTrip.Values("text", "text", "text", "text");
        expected.forEach(key -> values.row(key.gym(), work.owner().id(), key.owner(), key.stream()));
        expected.clear();
        return new RoundTrip().query(READ, values, row -> {
            var key = new Key(row.getString("gym"), row.getString("owner"), row.getString("stream"));
            last.put(key, row.getLong("head"));
            readAt = time(row.getLong("heads_read_at"));
        });
    }

    private static OffsetDateTime time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** The stream must be known; 0 if it does not exist. */
    long version(StreamKey stream) {
        return known(Key.of(stream));
    }

    long sequence(Athlete owner) {
        return known(Key.of(owner));
    }

    private long known(Key key) {
        var number = last.get(key);
        if (number == null) {
            throw new IllegalStateException("The last number of " + key + " was not read");
        }
        return number;
    }

    /**
     * Returns the time, by the database's clock, at which the heads were read. The owners were already locked at this
     * time, so the recording times of an owner's events never decrease.
     */
    OffsetDateTime readAt() {
        return readAt;
    }

    void advance(RecordedEvent event) {
        last.put(Key.of(event.streamKey()), event.version());
        if (event.published()) {
            last.put(Key.of(event.athlete()), event.sequence());
        }
    }
}
