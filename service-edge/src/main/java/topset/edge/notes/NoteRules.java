package topset.edge.notes;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What differs between the two services. Each service has one bean.
 *
 * @param areAboutSets whether the service stores the notes about sets, which athletes may read by default, or those
 * about athletes
 * @param mostOfAthlete includes notes about the athlete's sets
 * @param mostByAthlete how many notes an athlete may write, so that the coaches have room for theirs
 */
public record NoteRules(
        boolean areAboutSets, int mostOfAthlete, int mostOfSet, int mostByAthlete, RequiredSubject subject) {

    @FunctionalInterface
    public interface RequiredSubject {
        /** Runs while the athlete is locked. Throws a problem 404 if the subject does not exist. */
        void require(Connection connection, NoteSubject subject) throws SQLException;
    }
}
