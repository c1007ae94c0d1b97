package topset.verification.bench.append;

import java.sql.SQLException;
import topset.contract.SetCompleted;

/** An event store that stores an event and its outbox row in one durable transaction. */
interface ComparedStore {

    /** Returns the name of the store, for the printed table. */
    String name();

    /**
     * Stores the event of one set and its outbox row. Returns after the transaction has committed. Threads may call
     * this method at the same time, each for sessions of its own.
     *
     * @param version the number of the event in the stream of its session, from 1 without gaps
     */
    void append(SetCompleted set, long version);

    /** Returns the number of stored events. */
    long events() throws SQLException;

    /** Returns the number of stored outbox rows. */
    long messages() throws SQLException;
}
