package topset.edge.operations;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;
import topset.store.inbox.Inbox;

/** What a service does with parked events at an operator's request. */
public interface ParkedIntake {

    /** Processes the waiting events as if they arrived now. Events with skipped numbers are accepted again. */
    void replay(Athlete owner);

    /**
     * Skips what blocks the owner's events: an event that cannot be processed, or missing numbers.
     *
     * @param recordSkip runs in the same transaction
     * @return false if the owner is not parked
     */
    boolean skip(Athlete owner, PassedOver recordSkip);

    @FunctionalInterface
    interface PassedOver {
        void of(Connection connection, Inbox.Skipped skipped) throws SQLException;
    }
}
