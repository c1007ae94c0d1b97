package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The statements that lock owners. One of them must be the first statement of a transaction, because PostgreSQL assigns
 * a transaction id at the first write.
 */
final class OwnerLocks {

    /** The isolation level in which each statement has its own snapshot, so that it sees what earlier holders wrote. */
    private static final String READ_COMMITTED = "read committed";

    /**
     * Locks owners in ascending order of their lock keys: the sub-query sorts the keys, and the outer query acquires
     * the locks in this order. Returns the isolation level for each lock.
     */
    private static final String WAIT = """
            SELECT current_setting('transaction_isolation'), pg_advisory_xact_lock(k) FROM
                (SELECT DISTINCT hashtextextended(a, 0) AS k FROM unnest(?::text[]) AS a ORDER BY k) AS keys""";

    /** Locks those owners whom no other transaction has locked. Returns the isolation level and the owner's number. */
    private static final String TRY = """
            SELECT current_setting('transaction_isolation'), a.n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                WHERE pg_try_advisory_xact_lock(hashtextextended(a.key, 0))""";

    private OwnerLocks() {}

    /** Waits for each lock until it is free, or until PostgreSQL's lock time-out ends the transaction. */
    static RoundTrip waitForAll(List<Athlete> owners, Set<Athlete> locked) {
        locked.addAll(owners);
        return new RoundTrip().query(WAIT, keys(owners), OwnerLocks::requireReadCommitted);
    }

    /** Waits for no lock. Adds the locked owners to the given set. */
    static RoundTrip tryAll(List<Athlete> owners, Set<Athlete> locked) {
        return new RoundTrip().query(TRY, keys(owners), row -> {
            requireReadCommitted(row);
            locked.add(owners.get(row.getInt(2) - 1));
        });
    }

    private static RoundTrip.Values keys(List<Athlete> owners) {
        var keys = new RoundTrip.Values("text");
        owners.forEach(owner -> keys.row(owner.key()));
        return keys;
    }

    /**
     * Checks that the connection's transactions are READ COMMITTED. In any other isolation level the statements after
     * the lock would read what was stored before the lock was free.
     */
    private static void requireReadCommitted(ResultSet lock) throws SQLException {
        var level = lock.getString(1);
        if (!READ_COMMITTED.equals(level)) {
            throw new IllegalStateException(
                    "The event store needs connections with the isolation level " + READ_COMMITTED + ", not " + level);
        }
    }
}
