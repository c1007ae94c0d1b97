package topset.edge.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;
import topset.store.read.GymReader;

@ApplicationScoped
public class GymEvents {
    private final DataSource dataSource;
    private final GymReader reader = new GymReader();

    GymEvents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    GymReader.Page read(String gym, EventCursor after, int most) {
        try (var connection = dataSource.getConnection()) {
            return reader.read(connection, gym, after, most);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }
}
