package topset.verification.chaos.rounds;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.local.servers.Database;

/**
 * Checks whether the program service has processed the last session event of each athlete. The check also compares the
 * recording times, because after a restore from a backup two events may have the same sequence number.
 */
public final class LastEvents {

    private static final String STORED = "select distinct on (athlete) athlete, sequence, to_json(recorded_at)#>>'{}'"
            + " from event where gym = ? and sequence is not null order by athlete, sequence desc";
    private static final String PROCESSED =
            "select athlete, seen, substring(last_ids[cardinality(last_ids)] from '@([^@]*)$')"
                    + " from inbox where gym = ? and cause is null";

    private LastEvents() {}

    public static boolean areProcessed(Round round) {
        try {
            var processed = of(round, Database.PROGRAM, PROCESSED);
            return of(round, Database.SESSION, STORED).entrySet().stream()
                    .allMatch(last -> last.getValue().equals(processed.get(last.getKey())));
        } catch (SQLException away) {
            return false;
        }
    }

    private static Map<String, String> of(Round round, Database database, String query) throws SQLException {
        var last = new HashMap<String, String>();
        round.pair()
                .query(
                        database,
                        query,
                        row -> last.put(row.getString(1), row.getLong(2) + " of " + time(row.getString(3))),
                        round.load().gym());
        return last;
    }

    private static String time(@Nullable String at) {
        return at == null ? "no time" : OffsetDateTime.parse(at).toInstant().toString();
    }
}
