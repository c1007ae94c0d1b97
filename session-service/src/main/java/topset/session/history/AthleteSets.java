package topset.session.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import javax.sql.DataSource;
import topset.session.sessions.TrainingLimits;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;

public final class AthleteSets {
    private static final String COUNT = """
        select a.n, (select count(*) from (select 1 from logged_set l where l.gym = a.gym and l.athlete = a.athlete
                limit (?::int4[])[1]) as sets)
          from unnest(?::text[], ?::text[]) with ordinality as a(gym, athlete, n)""";

    /** The sets of an athlete with very many sets take tens of milliseconds, and a statement has a time limit. */
    private static final int ATHLETES_AT_ONCE = 50;

    private AthleteSets() {}

    /** Returns how many more sets an import may give each of the athletes. */
    public static Map<Athlete, Integer> room(DataSource database, Collection<Athlete> athletes) {
        var most = TrainingLimits.SETS_OF_ATHLETE;
        var room = Query.on(database, connection -> count(connection, athletes, most));
        room.replaceAll((athlete, sets) -> most - sets);
        return room;
    }

    /** Includes removed sets. Counting the sets of an athlete stops at {@code most}. */
    public static Map<Athlete, Integer> count(Connection connection, Collection<Athlete> athletes, int most)
            throws SQLException {
        var counts = new HashMap<Athlete, Integer>();
        for (var some : athletes.stream()
                .gather(Gatherers.windowFixed(ATHLETES_AT_ONCE))
                .toList()) {
            var of = new RoundTrip.Values("text", "text");
            some.forEach(athlete -> of.row(athlete));
            new RoundTrip()
                    .query(
                            COUNT,
                            List.of(new RoundTrip.Values("int4").row(most), of),
                            row -> counts.put(some.get(row.getInt(1) - 1), row.getInt(2)))
                    .run(connection);
        }
        return counts;
    }
}
