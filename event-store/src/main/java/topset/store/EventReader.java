package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

public final class EventReader {
    /** Events with the cursor after the last of them. */
    public record Page(List<RecordedEvent> events, Cursor next) {}

    public Page read(Connection connection, Cursor after, int limit) throws SQLException {
        return Stub.notYet();
    }
}
