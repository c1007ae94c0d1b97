package topset.program.parked;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.operations.ParkedEvents;
import topset.program.intake.Intake;
import topset.store.Athlete;
import topset.store.inbox.Inbox;

/**
 * Lists parked athletes, and replays or skips their events. The session events of a parked athlete wait, because one of
 * them could not be processed.
 */
@Singleton
public class ParkedAthletes extends ParkedEvents {
    private final Intake intake;

    public ParkedAthletes(DataSource dataSource, Inbox inbox, Intake intake) {
        super(dataSource, inbox, intake);
        this.intake = intake;
    }

    /**
     * Processes an athlete's waiting session events again if they wait for an exercise. Does nothing if they wait for
     * another reason.
     */
    void resume(Athlete athlete) {
        if (intake.resume(athlete)) {
            replayRest(athlete);
        }
    }
}
