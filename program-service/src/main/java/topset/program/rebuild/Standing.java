package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The versions of an athlete's stored data. Every write for the athlete changes one of these versions. So if all
 * versions are equal at two moments, the data is unchanged.
 *
 * @param seen the sequence number of the last processed session event
 * @param newest the fingerprint of the last processed session event
 * @param sequence the sequence number of the athlete's last published event; it changes with every command of a person
 * @param written the transaction that last wrote a row of each program or of its plan; a change that is not visible has
 * no event
 */
record Standing(long seen, @Nullable String newest, long sequence, Map<UUID, Long> written) {
    private static final String INBOX = "select i.seen, i.last_ids[cardinality(i.last_ids)] as newest from inbox i"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on i.gym = w.gym and i.athlete = w.athlete";

    private static final String SEQUENCE = "select coalesce((select max(e.sequence) from event e where e.gym = w.gym"
            + " and e.athlete = w.athlete and e.sequence is not null), 0) as sequence"
            + " from unnest(?::text[], ?::text[]) w(gym, athlete)";

    private static final String WRITTEN = "select p.program_id, greatest(p.xmin::text::bigint,"
            + " (select max(s.xmin::text::bigint) from slot_week s where s.gym = p.gym and s.program_id = p.program_id),"
            + " (select max(k.xmin::text::bigint) from program_week k where k.gym = p.gym"
            + " and k.program_id = p.program_id)) as written"
            + " from program p join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    /** The versions of an athlete's data, which are complete when the round trip with their queries has run. */
    static final class Reading {
        private long seen;
        private @Nullable String newest;
        private long sequence;
        private final Map<UUID, Long> written = new HashMap<>();

        private Reading() {}

        Standing standing() {
            return new Standing(seen, newest, sequence, Map.copyOf(written));
        }
    }

    /** Adds the queries of all versions to a round trip. */
    static Reading reading(RoundTrip roundTrip, Athlete athlete) {
        var reading = new Reading();
        var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
        roundTrip
                .query(INBOX, whose, row -> {
                    reading.seen = row.getLong("seen");
                    reading.newest = row.getString("newest");
                })
                .query(SEQUENCE, whose, row -> reading.sequence = row.getLong("sequence"))
                .query(
                        WRITTEN,
                        whose,
                        row -> reading.written.put(row.getObject("program_id", UUID.class), row.getLong("written")));
        return reading;
    }

    /** Reads the versions of an athlete's data in one round trip. */
    static Standing load(Connection connection, Athlete athlete) throws SQLException {
        var roundTrip = new RoundTrip();
        var reading = reading(roundTrip, athlete);
        roundTrip.run(connection);
        return reading.standing();
    }
}
