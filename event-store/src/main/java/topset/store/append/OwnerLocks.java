package topset.store.append;

import java.util.List;
import java.util.Set;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The statements that lock owners. One of them must be the first statement of a transaction, because PostgreSQL assigns
 * a transaction id at the first write. Each returns the number of each locked owner.
 */
enum OwnerLocks {
    /**
     * Waits until the locks are free, or until PostgreSQL's lock time-out ends the transaction. The sub-query sorts the
     * keys, so all transactions acquire locks in the same order.
     */
    WAIT("""
            SELECT n, pg_advisory_xact_lock(k) FROM
                (SELECT hashtextextended(key, 0) AS k, n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                    ORDER BY k) AS keys"""),

    /** Waits for no lock. Leaves out the owners whom other transactions have locked. */
    TRY("""
            SELECT a.n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                WHERE pg_try_advisory_xact_lock(hashtextextended(a.key, 0))""");

    private final String sql;

    OwnerLocks(String sql) {
        this.sql = sql;
    }

    /** Adds the locked owners to the set. */
    RoundTrip of(List<Athlete> owners, Set<Athlete> locked) {
        var keys = new RoundTrip.Values("text");
        owners.forEach(owner -> keys.row(owner.key()));
        return new RoundTrip().query(sql, keys, row -> locked.add(owners.get(row.getInt("n") - 1)));
    }
}
