package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The obvious reader, {@code position > last}, which loses events. */
final class PositionReader {

    private final DataSource connections;
    private final List<RecordedEvent> events = new ArrayList<>();
    private long last;

    PositionReader(DataSource connections) {
        this.connections = connections;
    }

    void read() throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT " + EventRows.COLUMNS + " FROM event e WHERE e.position > ? ORDER BY e.position")) {
            statement.setLong(1, last);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(EventRows.read(rows));
                    last = events.getLast().position();
                }
            }
        }
    }

    List<RecordedEvent> events() {
        return events;
    }
}
