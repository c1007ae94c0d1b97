package topset.edge.operations;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;
import topset.store.inbox.Inbox;

/** Processes the parked events of an owner of events, an athlete or a gym, when an operator wants it. */
public interface ParkedIntake {

    /** Processes the parked events as if they arrived now. The first step runs in the same transaction. */
    void replay(Athlete owner, BeforeReplay first);

    /**
     * Skips the event or the missing numbers that block the parked events. The skip is recorded in the same
     * transaction.
     *
     * @return false if the owner is not parked
     */
    boolean skip(Athlete owner, PassedOver recordSkip);

    /** Reverts earlier decisions that a replay makes invalid. */
    @FunctionalInterface
    interface BeforeReplay {
        void of(Connection connection, Athlete owner) throws SQLException;
    }

    /** Records the events and numbers that an operator skips. */
    @FunctionalInterface
    interface PassedOver {
        void of(Connection connection, Inbox.Skipped skipped) throws SQLException;
    }
}
