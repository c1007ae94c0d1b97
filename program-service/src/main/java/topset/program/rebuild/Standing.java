package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param versions the versions of the programs' event streams; they change whenever a plan is computed again
 */
record Standing(long seen, @Nullable String newest, long sequence, Map<String, Long> versions) {
    private static final String INBOX = "select i.seen, i.last_ids[cardinality(i.last_ids)] as newest from inbox i"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on i.gym = w.gym and i.athlete = w.athlete";

    private static final String SEQUENCE = "select coalesce((select max(e.sequence) from event e where e.gym = w.gym"
            + " and e.athlete = w.athlete and e.sequence is not null), 0) as sequence"
            + " from unnest(?::text[], ?::text[]) w(gym, athlete)";

    private static final String VERSIONS = "select w.stream, coalesce((select max(e.version) from event e"
            + " where e.gym = w.gym and e.stream = w.stream), 0) as version from unnest(?::text[], ?::text[]) w(gym, stream)";

    /** The versions of an athlete's data, which are complete when the round trips with their queries have run. */
    static final class Reading {
        private final Athlete athlete;
        private long seen;
        private @Nullable String newest;
        private long sequence;
        private final Map<String, Long> versions = new HashMap<>();

        private Reading(Athlete athlete) {
            this.athlete = athlete;
        }

        /** Adds a query for the versions of event streams to a round trip. */
        void streams(RoundTrip roundTrip, List<String> streams) {
            var wanted = new RoundTrip.Values("text", "text");
            streams.forEach(stream -> wanted.row(athlete.gym(), stream));
            roundTrip.query(VERSIONS, wanted, row -> versions.put(row.getString("stream"), row.getLong("version")));
        }

        Standing standing() {
            return new Standing(seen, newest, sequence, Map.copyOf(versions));
        }
    }

    /** Adds queries for all versions except those of event streams to a round trip. */
    static Reading reading(RoundTrip roundTrip, Athlete athlete) {
        var reading = new Reading(athlete);
        var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
        roundTrip
                .query(INBOX, whose, row -> {
                    reading.seen = row.getLong("seen");
                    reading.newest = row.getString("newest");
                })
                .query(SEQUENCE, whose, row -> reading.sequence = row.getLong("sequence"));
        return reading;
    }

    /** Reads the versions of an athlete's data in one round trip. */
    static Standing load(Connection connection, Athlete athlete, List<String> streams) throws SQLException {
        var roundTrip = new RoundTrip();
        var reading = reading(roundTrip, athlete);
        reading.streams(roundTrip, streams);
        roundTrip.run(connection);
        return reading.standing();
    }
}
