package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * The athletes of a rebuild in the order of gym and id: those with stored data, and those with session events that the
 * rebuild has read from Kafka.
 */
final class RebuildAthletes {
    /**
     * The SQL condition that restricts the event table to published events of athletes. Events about a gym itself are
     * excluded.
     */
    private static final String OF_ATHLETES =
            "and e.sequence is not null and e.athlete <> '" + Athlete.ofGym("").id() + "'";

    private RebuildAthletes() {}

    /** Returns the next athletes of a rebuild after the given one; none if there are no more. */
    static List<Athlete> after(Connection connection, RebuildOrder order, Athlete after, int limit)
            throws SQLException {
        var only = order.onlyAthlete();
        if (only != null) {
            return only.equals(after) ? List.of() : List.of(only);
        }
        var from = order.gym() != null && after.gym().isEmpty() ? new Athlete(order.gym(), "") : after;
        var sources = Stream.of("event", "athlete_profile", "inbox", "set_fact", "rebuild_log_event")
                .map(table -> next(table, table.equals("event") ? OF_ATHLETES : "", limit + 1))
                .collect(Collectors.joining(" union "));
        return Sql.list(
                        connection,
                        "with last as (select * from (values (?::text, ?::text)) l(gym, athlete))"
                                + " select gym, athlete from (" + sources + ") a order by gym, athlete limit "
                                + (limit + 1),
                        row -> new Athlete(row.getString(1), row.getString(2)),
                        from.gym(),
                        from.id())
                .stream()
                .filter(next -> !next.equals(from) && order.isFor(next))
                .toList();
    }

    /**
     * Selects the last athlete and the next ones from a table. The query needs one index look-up per athlete, regardless
     * of the number of an athlete's rows.
     */
    private static String next(String table, String only, int limit) {
        return "(with recursive a as (select gym, athlete from last"
                + " union all select n.gym, n.athlete from a cross join lateral"
                + " (select e.gym, e.athlete from " + table + " e where (e.gym, e.athlete) > (a.gym, a.athlete) "
                + only + " order by e.gym, e.athlete limit 1) n) select gym, athlete from a limit " + limit + ")";
    }
}
