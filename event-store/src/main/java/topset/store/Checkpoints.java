package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Cursors of the readers of this store. A cursor is saved in the same transaction as the reader's results. */
public final class Checkpoints {

    private static final String SAVE = """
            INSERT INTO checkpoint (reader, xid, position) VALUES (?, ?, ?)
            ON CONFLICT (reader, partition) DO UPDATE SET xid = excluded.xid, position = excluded.position, updated_at = now()""";

    /** The reader's cursor, or {@link Cursor#START} if none is saved. */
    public Cursor load(Connection connection, String reader) throws SQLException {
        String sql = "SELECT xid, position FROM checkpoint WHERE reader = ? AND partition = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reader);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Cursor(row.getLong(1), row.getLong(2)) : Cursor.START;
            }
        }
    }

    /** Saves the reader's cursor. */
    public void save(Connection connection, String reader, Cursor cursor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, reader);
            statement.setLong(2, cursor.transaction());
            statement.setLong(3, cursor.position());
            statement.executeUpdate();
        }
    }
}
