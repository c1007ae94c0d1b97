package topset.store.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.Sql;
import topset.store.StreamKey;
import topset.store.append.EventRows;

/**
 * Reads events with their actors: the published events of an athlete in the order of their sequence, or the events of a
 * stream in the order of their versions. Sequences and versions have no gaps and events are never removed. So pages
 * that are read in separate transactions miss no event and repeat no event. If an event is erased before its page is
 * read, it is read as an erased event.
 */
public final class AthleteEventReader {

    private static final String WITH_ACTOR = "SELECT " + EventRows.COLUMNS + ", " + Actor.COLUMNS + " FROM event e";

    private static final String READ = WITH_ACTOR
            + " WHERE e.gym = ? AND e.athlete = ? AND e.sequence > ? AND e.sequence <= ? AND e.sequence IS NOT NULL"
            + " ORDER BY e.sequence LIMIT ?";

    private static final String READ_STREAM =
            WITH_ACTOR + " WHERE e.gym = ? AND e.stream = ? AND e.version > ? ORDER BY e.version LIMIT ?";

    private static final String LAST = "SELECT e.sequence FROM event e WHERE e.gym = ? AND e.athlete = ?"
            + " AND e.sequence IS NOT NULL ORDER BY e.sequence DESC LIMIT 1";

    /** Selects the next athlete of a gym by one index look-up, independent of the number of events. */
    private static final String NEXT_ATHLETE = "SELECT e.athlete FROM event e WHERE e.gym = ? AND e.athlete > ?"
            + " AND e.sequence IS NOT NULL ORDER BY e.gym, e.athlete, e.sequence LIMIT 1";

    /** {@code actor} is null for an erased event. */
    public record Entry(RecordedEvent event, @Nullable Actor actor) {}

    private AthleteEventReader() {}

    public static List<Entry> read(Connection connection, Athlete athlete, long afterSequence, long upTo, int limit)
            throws SQLException {
        return Sql.list(connection, READ, AthleteEventReader::entry, athlete, afterSequence, upTo, limit);
    }

    public static List<Entry> read(Connection connection, StreamKey stream, long afterVersion, int limit)
            throws SQLException {
        return Sql.list(
                connection, READ_STREAM, AthleteEventReader::entry, stream.gym(), stream.name(), afterVersion, limit);
    }

    public static long last(Connection connection, Athlete athlete) throws SQLException {
        return Sql.first(connection, LAST, row -> row.getLong(1), athlete).orElse(0L);
    }

    /** The gym's next athlete who has a published event, in the order of ids. */
    public static Optional<String> nextAthlete(Connection connection, String gym, String after) throws SQLException {
        return Sql.first(connection, NEXT_ATHLETE, row -> row.getString(1), gym, after);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(EventRows.read(row), Actor.read(row, 12));
    }
}
