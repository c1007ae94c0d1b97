package topset.edge.publication;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import topset.store.Query;
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
        return Query.on(dataSource, connection -> reader.read(connection, gym, after, most));
    }
}
