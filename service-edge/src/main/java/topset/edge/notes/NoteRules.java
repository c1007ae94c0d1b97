package topset.edge.notes;

import java.sql.Connection;
import java.sql.SQLException;

/** What differs between the two services. Each service has one bean. */
public interface NoteRules {

    /** Whether the service stores the notes about sets, which athletes may read by default, or those about athletes. */
    boolean areAboutSets();

    /** Includes notes about the athlete's sets. */
    int mostOfAthlete();

    int mostOfSet();

    /** How many notes an athlete may write, so that the coaches have room for theirs. */
    default int mostByAthlete() {
        return mostOfAthlete();
    }

    /**
     * Runs while the athlete is locked.
     *
     * @throws topset.edge.web.Problem 404 if the subject does not exist
     */
    void require(Connection connection, NoteSubject subject) throws SQLException;
}
