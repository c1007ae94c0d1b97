package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * The athletes of a rebuild, in the order of gym and id: those with stored data, and those with session events in the
 * copy of the log.
 */
final class RebuildAthletes {
    private static final String OF_ATHLETES =
            "and e.sequence is not null and e.athlete <> '" + Athlete.ofGym("").id() + "'";

    private RebuildAthletes() {}

    /** The next athletes after the given one. */
    static List<Athlete> after(Connection connection, RebuildOrder order, Athlete after, int limit)
            throws SQLException {
        if (order.gym() != null && order.athleteId() != null) {
            var only = new Athlete(order.gym(), order.athleteId());
            return only.equals(after) ? List.of() : List.of(only);
        }
        var from = order.gym() != null && after.gym().isEmpty() ? new Athlete(order.gym(), "") : after;
        var tables = Stream.of("event", "athlete_profile", "inbox", "set_fact", "rebuild_log_event")
                .map(table ->
                        "(" + Sql.nextAthletes("select gym, athlete from last", table, only(table), "" + limit) + ")")
                .collect(Collectors.joining(" union "));
        var sql = "with last as (select * from (values (?::text, ?::text)) l(gym, athlete)) select gym, athlete from ("
                + tables + ") a order by gym, athlete limit " + limit;
        return Sql.list(connection, sql, row -> new Athlete(row.getString(1), row.getString(2)), from.gym(), from.id())
                .stream()
                .filter(order::isFor)
                .toList();
    }

    private static String only(String table) {
        return table.equals("event") ? OF_ATHLETES : "";
    }
}
