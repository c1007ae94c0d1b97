package topset.edge.publication;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import topset.store.Query;
import topset.store.read.EventCursor;
import topset.store.read.GymReader;

/** Reads the events of one gym from this service's store. */
@ApplicationScoped
public class GymEvents {
    private final DataSource dataSource;
    private final GymReader reader = new GymReader();

    GymEvents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns the gym's next events after a cursor, up to the given number of events. */
    GymReader.Page read(String gym, EventCursor after, int most) {
        return Query.on(dataSource, connection -> reader.read(connection, gym, after, most));
    }
}
