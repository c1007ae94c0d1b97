package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
 * @param written for each program, the transaction that last wrote its row or a row of its plan; a change that is not
 * visible has no event
 */
record Standing(
        long seen,
        @Nullable String newest,
        long sequence,
        @Nullable String written) {
    private static final Standing NONE = new Standing(0, null, 0, null);

    private static final String READ = """
            select i.seen, i.last_ids[cardinality(i.last_ids)] as newest,
                (select max(e.sequence) from event e
                    where e.gym = w.gym and e.athlete = w.athlete and e.sequence is not null) as sequence,
                (select string_agg(p.program_id || ' ' || greatest(p.xmin::text::bigint,
                        (select max(s.xmin::text::bigint) from slot_week s
                            where s.gym = p.gym and s.program_id = p.program_id),
                        (select max(k.xmin::text::bigint) from program_week k
                            where k.gym = p.gym and k.program_id = p.program_id)), ',' order by p.program_id)
                    from program p where p.gym = w.gym and p.athlete = w.athlete) as written
                from unnest(?::text[], ?::text[]) w(gym, athlete)
                left join inbox i on i.gym = w.gym and i.athlete = w.athlete""";

    /** Adds the query of all versions to a round trip. The supplier returns them when the round trip has run. */
    static Supplier<Standing> reading(RoundTrip roundTrip, Athlete athlete) {
        var standing = new AtomicReference<>(NONE);
        roundTrip.query(
                READ,
                new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id()),
                row -> standing.set(new Standing(
                        row.getLong("seen"),
                        row.getString("newest"),
                        row.getLong("sequence"),
                        row.getString("written"))));
        return () -> Objects.requireNonNull(standing.get());
    }

    /** Reads the versions of an athlete's data in one round trip. */
    static Standing load(Connection connection, Athlete athlete) throws SQLException {
        var roundTrip = new RoundTrip();
        var standing = reading(roundTrip, athlete);
        roundTrip.run(connection);
        return standing.get();
    }
}
