package topset.store.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.StoreFailedException;

/**
 * Who did what to whom: an athlete's published events with their actors, and the rows of {@link AuditLog}, oldest first. Of an athlete each of
 * the two is read in its own order, of a gym in that of time: nothing that is there is left out where the database's clock has stepped back.
 * But a row that is written after it has stepped back, while somebody pages through a gym's, may come before their cursor: it is in the list
 * when they begin again.
 */
public final class AuditReader {

    /** What an erasure has emptied names nobody, and is left out; the erasure itself names who asked for it. */
    private static final String EVENTS = """
            SELECT e.sequence, e.recorded_at, e.type, e.gym || '/' || e.stream || '/' || e.version,
                e.metadata->'actor'->>'subject', e.metadata->'actor'->>'role', e.metadata->'actor'->>'client',
                e.metadata->'actor'->>'cause'
            FROM event e WHERE e.gym = ? AND e.athlete = ? AND e.sequence IS NOT NULL AND e.sequence > ?
                AND e.recorded_at >= coalesce(?::timestamptz, '-infinity')
                AND (e.type <> 'AthleteErased.v1' OR e.metadata->'actor' IS NOT NULL)
            ORDER BY e.sequence LIMIT ?""";

    private static final String ENTRIES =
            "SELECT a.id, a.at, a.kind, a.subject, a.role, a.client, a.action, a.athlete, a.topic, a.status, a.times"
                    + " FROM audit_entry a WHERE a.gym = ?";

    /** Reads neither what came before nor what other gyms had since: any of them may have had any number of refusals. */
    static final String OF_GYM = ENTRIES + " AND (a.gym, a.at, a.id) > (?, coalesce(?::timestamptz, '-infinity'), ?)"
            + " ORDER BY a.gym, a.at, a.id LIMIT ?";

    private static final String OF_ATHLETE = ENTRIES + " AND a.athlete = ? AND a.id > ?"
            + " AND a.at >= coalesce(?::timestamptz, '-infinity') ORDER BY a.id LIMIT ?";

    private final DataSource dataSource;

    public AuditReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Where a list goes on.
     *
     * @param sequence of the last event listed
     * @param entry id of the last row listed that is no event
     * @param at that row's time; null before the first, and from the release before
     */
    public record After(long sequence, long entry, @Nullable OffsetDateTime at) {
        public static final After START = new After(0, 0, null);

        private After then(After next) {
            return next.at == null ? new After(next.sequence, entry, at) : new After(sequence, next.entry, next.at);
        }
    }

    /**
     * What was done.
     *
     * @param kind EVENT, or the name of an {@link AuditEntry.Kind}
     * @param actor null for an event that was stored before actors were
     * @param action the stored type of an event; else as in {@link AuditEntry}
     * @param eventId null for what is no event
     * @param status null for an event, and for a call that has not ended
     * @param after where the list goes on behind it
     */
    public record Item(
            OffsetDateTime at,
            String kind,
            @Nullable Actor actor,
            String action,
            @Nullable String athlete,
            @Nullable String eventId,
            @Nullable String topic,
            @Nullable Integer status,
            int times,
            After after) {

        Item listedAfter(After before) {
            return new Item(at, kind, actor, action, athlete, eventId, topic, status, times, before.then(after));
        }
    }

    /** What was done to an athlete from a time on, oldest first. */
    public List<Item> ofAthlete(Athlete athlete, @Nullable OffsetDateTime from, After after, int limit) {
        try (var connection = dataSource.getConnection()) {
            return merged(
                    events(connection, athlete, from, after.sequence(), limit),
                    ofAthlete(connection, athlete, from, after.entry(), limit),
                    after,
                    limit);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** What was done in a gym from a time on and is no event, oldest first. */
    public List<Item> ofGym(String gym, @Nullable OffsetDateTime from, After after, int limit) {
        try (var connection = dataSource.getConnection()) {
            var behind = withTime(connection, gym, after);
            return merged(List.of(), ofGym(connection, gym, from, behind, limit), behind, limit);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** Where the row of a place without time is gone, the list begins again. */
    private static After withTime(Connection connection, String gym, After after) throws SQLException {
        if (after.at() != null || after.entry() == 0) {
            return after;
        }
        try (var statement = connection.prepareStatement("SELECT at FROM audit_entry WHERE gym = ? AND id = ?")) {
            statement.setString(1, gym);
            statement.setLong(2, after.entry());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? new After(after.sequence(), after.entry(), row.getObject(1, OffsetDateTime.class))
                        : After.START;
            }
        }
    }

    /** Takes the earlier of the two that come next, and keeps each list in its order. */
    private static List<Item> merged(List<Item> events, List<Item> entries, After after, int limit) {
        var merged = new ArrayList<Item>();
        var last = after;
        int event = 0;
        int entry = 0;
        while (merged.size() < limit && event + entry < events.size() + entries.size()) {
            boolean isEvent = entry == entries.size()
                    || (event < events.size()
                            && !events.get(event)
                                    .at()
                                    .isAfter(entries.get(entry).at()));
            var next = (isEvent ? events.get(event++) : entries.get(entry++)).listedAfter(last);
            merged.add(next);
            last = next.after();
        }
        return merged;
    }

    private static List<Item> events(
            Connection connection, Athlete athlete, @Nullable OffsetDateTime from, long afterSequence, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setLong(3, afterSequence);
            statement.setObject(4, from);
            statement.setInt(5, limit);
            return read(statement, row -> event(row, athlete));
        }
    }

    private static Item event(ResultSet row, Athlete athlete) throws SQLException {
        var subject = row.getString(5);
        return new Item(
                row.getObject(2, OffsetDateTime.class),
                "EVENT",
                subject == null
                        ? null
                        : new Actor(subject, Actor.Role.valueOf(row.getString(6)), row.getString(7), row.getString(8)),
                row.getString(3),
                athlete.id(),
                row.getString(4),
                null,
                null,
                1,
                new After(row.getLong(1), 0, null));
    }

    private static List<Item> ofAthlete(
            Connection connection, Athlete athlete, @Nullable OffsetDateTime from, long afterId, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_ATHLETE)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setLong(3, afterId);
            statement.setObject(4, from);
            statement.setInt(5, limit);
            return read(statement, AuditReader::entry);
        }
    }

    private static List<Item> ofGym(
            Connection connection, String gym, @Nullable OffsetDateTime from, After after, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_GYM)) {
            statement.setString(1, gym);
            statement.setString(2, gym);
            statement.setObject(3, after.at() == null ? from : after.at());
            statement.setLong(4, after.entry());
            statement.setInt(5, limit);
            return read(statement, AuditReader::entry);
        }
    }

    private static Item entry(ResultSet row) throws SQLException {
        return new Item(
                row.getObject(2, OffsetDateTime.class),
                row.getString(3),
                Actor.caller(row.getString(4), Actor.Role.valueOf(row.getString(5)), row.getString(6)),
                row.getString(7),
                row.getString(8),
                null,
                row.getString(9),
                row.getObject(10, Integer.class),
                row.getInt(11),
                new After(0, row.getLong(1), row.getObject(2, OffsetDateTime.class)));
    }

    private interface Reading {
        Item of(ResultSet row) throws SQLException;
    }

    private static List<Item> read(PreparedStatement statement, Reading reading) throws SQLException {
        var items = new ArrayList<Item>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                items.add(reading.of(rows));
            }
        }
        return items;
    }
}
