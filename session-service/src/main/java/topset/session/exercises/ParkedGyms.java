package topset.session.exercises;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.operations.ParkedEvents;
import topset.store.inbox.Inbox;

/** Lists the gyms whose events wait (parked gyms), and replays or skips their events. */
@Singleton
class ParkedGyms extends ParkedEvents {

    ParkedGyms(DataSource dataSource, Inbox inbox, GymEventIntake intake) {
        super(dataSource, inbox, intake);
    }
}
