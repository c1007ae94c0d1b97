package topset.edge.notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.Sql;

public final class NoteTable {
    /** The parameters are the gym and the athlete's id. */
    public static final String FORGET = "delete from note where gym = ? and athlete = ?";

    private static final String COLUMNS =
            "select session_id, set_id, note_id, text, shared, author, written_at, changed_by, changed_at from note"
                    + " where gym = ? and athlete = ?";

    private static final String FIND = COLUMNS + " and note_id = ?";

    private static final String NEWEST_FIRST = COLUMNS + " and session_id = ? and (shared or not ?)"
            + " and (?::timestamptz is null or (written_at, note_id) < (?::timestamptz, ?::uuid))"
            + " order by written_at desc, note_id desc limit ?";

    private static final String BY_ID = COLUMNS + " and note_id > ? order by note_id limit ?";

    private static final String COUNT =
            "select count(*), count(*) filter (where set_id = ?) from note where gym = ? and athlete = ?";

    private static final String INSERT = "insert into note (gym, athlete, session_id, set_id, note_id, text, shared,"
            + " author, written_at, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE = "update note set text = ?, shared = ?, changed_by = ?, changed_at = ?"
            + " where gym = ? and athlete = ? and note_id = ?";

    private static final String DELETE = "delete from note where gym = ? and athlete = ? and note_id = ?";

    /** The lowest UUID: a page that starts after it is the first page. */
    private static final UUID FIRST = new UUID(0, 0);

    private NoteTable() {}

    public record Stored(NoteSubject subject, Note note) {}

    /** The next page starts with the next older note. */
    record After(OffsetDateTime writtenAt, UUID noteId) {}

    record Count(int ofAthlete, int ofSet) {}

    static Optional<Stored> find(Connection connection, Athlete athlete, UUID noteId) throws SQLException {
        try (var statement = prepare(connection, FIND, athlete)) {
            statement.setObject(3, noteId);
            return read(statement, athlete).stream().findFirst();
        }
    }

    /** The notes about an athlete, or about the sets of one session. */
    static List<Stored> newestFirst(
            Connection connection, NoteSubject about, boolean onlyShared, @Nullable After after, int limit)
            throws SQLException {
        try (var statement = prepare(connection, NEWEST_FIRST, about.athlete())) {
            statement.setString(3, about.session());
            statement.setBoolean(4, onlyShared);
            statement.setObject(5, after == null ? null : after.writtenAt());
            statement.setObject(6, after == null ? null : after.writtenAt());
            statement.setObject(7, after == null ? null : after.noteId());
            statement.setInt(8, limit);
            return read(statement, about.athlete());
        }
    }

    /** For an export. */
    public static List<Stored> byId(Connection connection, Athlete athlete, @Nullable UUID after, int limit)
            throws SQLException {
        try (var statement = prepare(connection, BY_ID, athlete)) {
            statement.setObject(3, after == null ? FIRST : after);
            statement.setInt(4, limit);
            return read(statement, athlete);
        }
    }

    static Count count(Connection connection, NoteSubject subject) throws SQLException {
        return Sql.one(
                connection,
                COUNT,
                row -> new Count(row.getInt(1), row.getInt(2)),
                subject.set(),
                subject.athlete().gym(),
                subject.athlete().id());
    }

    static void insert(Connection connection, NoteSubject subject, Note note) throws SQLException {
        try (var statement = prepare(connection, INSERT, subject.athlete())) {
            statement.setString(3, subject.session());
            statement.setString(4, subject.set());
            statement.setObject(5, note.noteId());
            statement.setString(6, note.text());
            statement.setBoolean(7, note.shared());
            statement.setString(8, note.author());
            statement.setObject(9, note.writtenAt());
            statement.setString(10, note.changedBy());
            statement.setObject(11, note.changedAt());
            statement.executeUpdate();
        }
    }

    static void update(Connection connection, Athlete athlete, Note note) throws SQLException {
        Sql.change(
                connection,
                UPDATE,
                note.text(),
                note.shared(),
                note.changedBy(),
                note.changedAt(),
                athlete.gym(),
                athlete.id(),
                note.noteId());
    }

    static void delete(Connection connection, Athlete athlete, UUID noteId) throws SQLException {
        try (var statement = prepare(connection, DELETE, athlete)) {
            statement.setObject(3, noteId);
            statement.executeUpdate();
        }
    }

    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = prepare(connection, FORGET, athlete)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Athlete athlete) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, athlete.gym());
        statement.setString(2, athlete.id());
        return statement;
    }

    private static List<Stored> read(PreparedStatement statement, Athlete athlete) throws SQLException {
        var found = new ArrayList<Stored>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Stored(new NoteSubject(athlete, rows.getString(1), rows.getString(2)), note(rows)));
            }
        }
        return found;
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class));
    }
}
