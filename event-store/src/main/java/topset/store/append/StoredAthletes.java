package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import topset.store.Athlete;
import topset.store.Sql;

/** Lists the athletes that have published events. */
public final class StoredAthletes {

    /**
     * Selects the next athletes by a loose index scan. It needs one index look-up per athlete, independent of the
     * athlete's number of events.
     */
    private static final String AFTER = """
        WITH RECURSIVE a AS (
            (SELECT e.gym, e.athlete FROM event e WHERE e.sequence IS NOT NULL AND (e.gym, e.athlete) > (?, ?)
                ORDER BY e.gym, e.athlete LIMIT 1)
            UNION ALL
            SELECT n.gym, n.athlete FROM a CROSS JOIN LATERAL (SELECT e.gym, e.athlete FROM event e
                WHERE e.sequence IS NOT NULL AND (e.gym, e.athlete) > (a.gym, a.athlete) ORDER BY e.gym, e.athlete LIMIT 1) n)
        SELECT gym, athlete FROM a LIMIT ?\
        """;

    private StoredAthletes() {}

    /** Returns the athletes that follow the given athlete, in the order of gym and athlete id. */
    public static List<Athlete> after(Connection connection, Athlete after, int limit) throws SQLException {
        return Sql.list(
                connection,
                AFTER,
                row -> new Athlete(row.getString(1), row.getString(2)),
                after.gym(),
                after.id(),
                limit);
    }
}
