package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The statements that lock owners. One of them must be the first statement of a transaction, because PostgreSQL assigns
 * a transaction id at the first write. Each returns a row for each locked owner: the isolation level and the owner's
 * number.
 */
enum OwnerLocks {
    /**
     * Waits until the locks are free, or until PostgreSQL's lock time-out ends the transaction. The sub-query sorts the
     * keys, so all transactions acquire locks in the same order.
     */
    WAIT("""
            SELECT current_setting('transaction_isolation'), n, pg_advisory_xact_lock(k) FROM
                (SELECT hashtextextended(key, 0) AS k, n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                    ORDER BY k) AS keys"""),

    /** Waits for no lock. Leaves out the owners whom other transactions have locked. */
    TRY("""
            SELECT current_setting('transaction_isolation'), a.n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                WHERE pg_try_advisory_xact_lock(hashtextextended(a.key, 0))""");

    /** The isolation level in which each statement has its own snapshot, so that it sees what earlier holders wrote. */
    private static final String READ_COMMITTED = "read committed";

    private final String sql;

    OwnerLocks(String sql) {
        this.sql = sql;
    }

    /** Adds the locked owners to the set. */
    RoundTrip of(List<Athlete> owners, Set<Athlete> locked) {
        var keys = new RoundTrip.Values("text");
        owners.forEach(owner -> keys.row(owner.key()));
        return new RoundTrip().query(sql, keys, row -> {
            requireReadCommitted(row);
            locked.add(owners.get(row.getInt(2) - 1));
        });
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
