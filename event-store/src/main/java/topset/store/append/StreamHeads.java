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
import java.util.Objects;
import java.util.Set;
import topset.store.Athlete;
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

    private final Map<StreamKey, Long> versions = new HashMap<>();
    private final Map<Athlete, Long> sequences = new HashMap<>();
    private final Set<StreamKey> expectedStreams = new LinkedHashSet<>();
    private final Set<Athlete> expectedOwners = new LinkedHashSet<>();
    private OffsetDateTime readAt = OffsetDateTime.MIN;

    /** The SQL expression of the column last_version for {@link #stream}: that of a stream of the gym {@code w.gym}. */
    public static String lastVersion(String stream) {
        return "(SELECT max(e.version) FROM event e WHERE e.gym = w.gym AND e.stream = " + stream + ")";
    }

    /** Adds the owner whose head is in the columns {@link #OWNER}. */
    public void owner(Athlete owner, ResultSet row) throws SQLException {
        sequences.put(owner, row.getLong("last_sequence"));
        readAt = time(row);
    }

    /** Adds the stream whose head is in the column last_version. */
    public void stream(StreamKey stream, ResultSet row) throws SQLException {
        versions.put(stream, row.getLong("last_version"));
    }

    /** Adds heads that a query of the work has read, unless they are known. */
    void addAll(StreamHeads read) {
        read.versions.forEach(versions::putIfAbsent);
        read.sequences.forEach(sequences::putIfAbsent);
        readAt = read.readAt.isAfter(readAt) ? read.readAt : readAt;
    }

    /** Makes the next read include these heads, unless they are known. */
    void expect(Collection<StreamKey> streams, Collection<Athlete> owners) {
        expectedStreams.addAll(streams);
        expectedStreams.removeAll(versions.keySet());
        expectedOwners.addAll(owners);
        expectedOwners.removeAll(sequences.keySet());
    }

    /** Returns the query for the heads that a work expects. They are no longer expected. */
    RoundTrip read(Work<?> work) {
        var reader = work.owner().id();
        var values = new RoundTrip.Values("text", "text", "text", "text");
        expectedOwners.forEach(owner -> values.row(owner.gym(), reader, owner.id(), null));
        expectedStreams.forEach(stream -> values.row(stream.gym(), reader, null, stream.name()));
        expectedOwners.clear();
        expectedStreams.clear();
        return new RoundTrip().query(READ, values, row -> {
            var gym = row.getString("gym");
            var stream = row.getString("stream");
            if (stream == null) {
                sequences.put(new Athlete(gym, row.getString("owner")), row.getLong("head"));
            } else {
                versions.put(new StreamKey(gym, stream), row.getLong("head"));
            }
            readAt = time(row);
        });
    }

    private static OffsetDateTime time(ResultSet row) throws SQLException {
        return Instant.EPOCH
                .plus(row.getLong("heads_read_at"), ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
    }

    /** The stream must be known; 0 if it does not exist. */
    long version(StreamKey stream) {
        return Objects.requireNonNull(versions.get(stream), "The last version of a stream was not read");
    }

    long sequence(Athlete owner) {
        return Objects.requireNonNull(sequences.get(owner), "The last sequence number of an owner was not read");
    }

    long nextVersion(StreamKey stream) {
        long next = version(stream) + 1;
        versions.put(stream, next);
        return next;
    }

    long nextSequence(Athlete owner) {
        long next = sequence(owner) + 1;
        sequences.put(owner, next);
        return next;
    }

    /**
     * Returns the time, by the database's clock, at which the heads were read. The owners were already locked at this
     * time, so the recording times of an owner's events never decrease.
     */
    OffsetDateTime readAt() {
        return readAt;
    }
}
