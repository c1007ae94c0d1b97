package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/**
 * The last versions of streams and the last sequence numbers of owners within one transaction. They are read once after
 * the owners are locked, and then counted in memory for each new event.
 */
final class StreamHeads {

    /**
     * Reads the last version of a stream, or the last sequence number of an owner if the stream is null, and the time.
     * This is a separate statement, because its snapshot must be created after the locks are acquired.
     */
    static final String READ = """
            SELECT s.n, CASE WHEN s.stream IS NULL
                    THEN (SELECT max(e.sequence) FROM event e
                        WHERE e.gym = s.gym AND e.athlete = s.athlete AND e.sequence IS NOT NULL)
                    ELSE (SELECT max(e.version) FROM event e WHERE e.gym = s.gym AND e.stream = s.stream) END,
                (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
            FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS s(gym, athlete, stream, n)""";

    private final Map<StreamKey, Long> versions = new HashMap<>();
    private final Map<Athlete, Long> sequences = new HashMap<>();
    private final Set<StreamKey> expectedStreams = new LinkedHashSet<>();
    private final Set<Athlete> expectedOwners = new LinkedHashSet<>();
    private OffsetDateTime readAt = OffsetDateTime.MIN;

    /** Makes the next read include these heads, unless they are known. */
    void expect(Collection<StreamKey> streams, Collection<Athlete> owners) {
        streams.stream().filter(stream -> !versions.containsKey(stream)).forEach(expectedStreams::add);
        owners.stream().filter(owner -> !sequences.containsKey(owner)).forEach(expectedOwners::add);
    }

    /** The parameters of {@link #READ} for the expected heads. */
    RoundTrip.Values expectedValues() {
        var values = new RoundTrip.Values("text", "text", "text");
        expectedOwners.forEach(owner -> values.row(owner.gym(), owner.id(), null));
        expectedStreams.forEach(stream -> values.row(stream.gym(), null, stream.name()));
        return values;
    }

    /** Returns the reader of the result of {@link #READ} with {@link #expectedValues}. They are no longer expected. */
    Reads.Rows reader() {
        var owners = List.copyOf(expectedOwners);
        var streams = List.copyOf(expectedStreams);
        expectedOwners.clear();
        expectedStreams.clear();
        return (n, row) -> {
            long last = row.getLong(2);
            if (n <= owners.size()) {
                sequences.put(owners.get(n - 1), last);
            } else {
                versions.put(streams.get(n - 1 - owners.size()), last);
            }
            readAt = Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        };
    }

    /** Reads those of the heads that are not known yet. */
    void need(Connection connection, Collection<StreamKey> streams, Collection<Athlete> owners) throws SQLException {
        expect(streams, owners);
        var values = expectedValues();
        var reader = reader();
        new RoundTrip()
                .query(READ, values, row -> reader.read(row.getInt(1), row))
                .run(connection);
    }

    /** Returns the stream's last version, which must be known; 0 if the stream does not exist. */
    long version(StreamKey stream) {
        return known(versions.get(stream), stream);
    }

    long sequence(Athlete owner) {
        return known(sequences.get(owner), owner);
    }

    /**
     * Returns the time, by the database's clock, at which the heads were read. The owners were already locked at this
     * time, so the recording times of an owner's events never decrease.
     */
    OffsetDateTime readAt() {
        return readAt;
    }

    /** Advances the stream's version and the owner's sequence for an event that will be inserted later. */
    void advance(RecordedEvent event) {
        versions.put(event.streamKey(), event.version());
        if (event.published()) {
            sequences.put(event.athlete(), event.sequence());
        }
    }

    private static long known(@Nullable Long value, Object of) {
        if (value == null) {
            throw new IllegalStateException("The last number of " + of + " was not read");
        }
        return value;
    }
}
