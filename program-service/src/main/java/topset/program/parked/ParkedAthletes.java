package topset.program.parked;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.operations.ParkedEvents;
import topset.program.intake.Intake;
import topset.store.Athlete;
import topset.store.inbox.Inbox;

@Singleton
public class ParkedAthletes extends ParkedEvents {
    private final Intake intake;

    public ParkedAthletes(DataSource dataSource, Inbox inbox, Intake intake) {
        super(dataSource, inbox, intake);
        this.intake = intake;
    }

    /** Does nothing if the events wait for another reason than an exercise. */
    void resume(Athlete athlete) {
        if (intake.resume(athlete)) {
            replayRest(athlete);
        }
    }
}
