package topset.edge.operations;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;
import topset.store.inbox.Inbox;

/** Processes or skips the waiting (parked) events of an athlete or a gym at an operator's request. */
public interface ParkedIntake {

    /**
     * Processes the waiting events of an athlete or a gym as if they arrived now.
     *
     * @param first runs before the events are processed, in the same transaction
     */
    void replay(Athlete owner, BeforeReplay first);

    /**
     * Skips what blocks the waiting events of an athlete or a gym: an event that cannot be processed, or missing
     * sequence numbers. The skip is recorded in the same transaction.
     *
     * @return false if the owner is not parked
     */
    boolean skip(Athlete owner, PassedOver recordSkip);

    /**
     * Makes sequence numbers that an operator skipped valid again, before a replay accepts other events with these
     * numbers.
     */
    @FunctionalInterface
    interface BeforeReplay {
        void of(Connection connection, Athlete owner) throws SQLException;
    }

    /** Records the events and sequence numbers that an operator skips. */
    @FunctionalInterface
    interface PassedOver {
        void of(Connection connection, Inbox.Skipped skipped) throws SQLException;
    }
}
