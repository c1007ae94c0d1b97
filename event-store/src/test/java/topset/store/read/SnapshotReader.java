package topset.store.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import topset.store.RecordedEvent;

/** Reads small pages of one gym with the {@link GymEventReader} to the end. */
public final class SnapshotReader {

    private final DataSource connections;
    private final String gym;
    private final List<RecordedEvent> events = new ArrayList<>();
    private EventCursor cursor = EventCursor.START;

    public SnapshotReader(DataSource connections, String gym) {
        this.connections = connections;
        this.gym = gym;
    }

    public void read() throws SQLException {
        try (Connection connection = connections.getConnection()) {
            while (true) {
                GymEventReader.EventPage page = GymEventReader.read(connection, gym, cursor, 7);
                if (page.events().isEmpty()) {
                    return;
                }
                page.events().forEach(read -> events.add(read.event()));
                cursor = page.next();
            }
        }
    }

    public List<RecordedEvent> events() {
        return events;
    }
}
