package topset.store.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import topset.store.RecordedEvent;
import topset.store.append.EventRows;

/** The obvious reader, {@code position > last}, which loses events. */
public final class PositionReader {

    private final DataSource connections;
    private final List<RecordedEvent> events = new ArrayList<>();
    private long last;

    public PositionReader(DataSource connections) {
        this.connections = connections;
    }

    public void read() throws SQLException {
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

    public List<RecordedEvent> events() {
        return events;
    }
}
