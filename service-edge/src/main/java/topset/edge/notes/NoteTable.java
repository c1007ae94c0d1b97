package topset.edge.notes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
            "select session_id, set_id, note_id, text, shared, exercise, author, written_at, changed_by, changed_at from note"
                    + " where gym = ? and athlete = ?";

    private static final String FIND = COLUMNS + " and note_id = ?";

    private static final String NEWEST_FIRST = COLUMNS + " and session_id = ? and (shared or not ?)"
            + " and (?::timestamptz is null or (written_at, note_id) < (?::timestamptz, ?::uuid))"
            + " order by written_at desc, note_id desc limit ?";

    private static final String BY_ID = COLUMNS + " and note_id > ? order by note_id limit ?";

    private static final String COUNT =
            "select count(*), count(*) filter (where set_id = ?) from note where gym = ? and athlete = ?";

    private static final String INSERT = "insert into note (gym, athlete, session_id, set_id, note_id, text, shared,"
            + " exercise, author, written_at, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

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
        return Sql.first(connection, FIND, row -> read(row, athlete), athlete.gym(), athlete.id(), noteId);
    }

    /** The notes about an athlete, or about the sets of one session. */
    static List<Stored> newestFirst(
            Connection connection, NoteSubject about, boolean onlyShared, @Nullable After after, int limit)
            throws SQLException {
        var athlete = about.athlete();
        var before = after == null ? null : after.writtenAt();
        return Sql.list(
                connection,
                NEWEST_FIRST,
                row -> read(row, athlete),
                athlete.gym(),
                athlete.id(),
                about.session(),
                onlyShared,
                before,
                before,
                after == null ? null : after.noteId(),
                limit);
    }

    /** For an export. */
    public static List<Stored> byId(Connection connection, Athlete athlete, @Nullable UUID after, int limit)
            throws SQLException {
        var from = after == null ? FIRST : after;
        return Sql.list(connection, BY_ID, row -> read(row, athlete), athlete.gym(), athlete.id(), from, limit);
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
        Sql.change(
                connection,
                INSERT,
                subject.athlete().gym(),
                subject.athlete().id(),
                subject.session(),
                subject.set(),
                note.noteId(),
                note.text(),
                note.shared(),
                note.exercise(),
                note.author(),
                note.writtenAt(),
                note.changedBy(),
                note.changedAt());
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
        Sql.change(connection, DELETE, athlete.gym(), athlete.id(), noteId);
    }

    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(connection, FORGET, athlete.gym(), athlete.id());
    }

    private static Stored read(ResultSet row, Athlete athlete) throws SQLException {
        return new Stored(new NoteSubject(athlete, row.getString(1), row.getString(2)), note(row));
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class));
    }
}
