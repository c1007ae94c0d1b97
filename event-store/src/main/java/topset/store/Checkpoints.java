package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Where readers of this store stand, kept in the transaction of what they made of the events. */
public final class Checkpoints {

    private static final String SAVE = """
            INSERT INTO checkpoint (reader, xid, position) VALUES (?, ?, ?)
            ON CONFLICT (reader, partition) DO UPDATE SET xid = excluded.xid, position = excluded.position, updated_at = now()""";

    /** The reader's cursor; the start when it has none. */
    public Cursor load(Connection connection, String reader) throws SQLException {
        String sql = "SELECT xid, position FROM checkpoint WHERE reader = ? AND partition = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reader);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Cursor(row.getLong(1), row.getLong(2)) : Cursor.START;
            }
        }
    }

    /** Puts the reader's cursor there. */
    public void save(Connection connection, String reader, Cursor cursor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, reader);
            statement.setLong(2, cursor.transaction());
            statement.setLong(3, cursor.position());
            statement.executeUpdate();
        }
    }
}
