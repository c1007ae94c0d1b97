package topset.session.exercises;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.operations.ParkedEvents;
import topset.store.inbox.Inbox;

@Singleton
class ParkedGyms extends ParkedEvents {

    ParkedGyms(DataSource dataSource, Inbox inbox, GymEventIntake intake) {
        super(dataSource, inbox, intake);
    }
}
