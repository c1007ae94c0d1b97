package topset.program.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.SqlArrays;

/** The table {@code rebuild_athlete}, which contains the athletes of a rebuild and the outcome for each athlete. */
final class Worklist {
    private static final String AFTER = "(gym, athlete) > (?, ?)";

    /** Selects the next athletes to add to the list of a rebuild, from a table with one row per athlete. */
    private static final String ONE_ROW =
            "(select gym, athlete from %s where " + AFTER + " order by gym, athlete limit %d)";

    /**
     * Selects the next athletes to add to the list of a rebuild, from a table with many rows per athlete. The query
     * needs one index look-up per athlete, regardless of the number of rows.
     */
    private static final String MANY_ROWS = "(with recursive a as ((select gym, athlete from %1$s where " + AFTER
            + " %2$s order by gym, athlete limit 1) union all select n.gym, n.athlete from a cross join lateral"
            + " (select e.gym, e.athlete from %1$s e where (e.gym, e.athlete) > (a.gym, a.athlete) %2$s"
            + " order by e.gym, e.athlete limit 1) n) select gym, athlete from a limit %3$d)";

    private static final String ADD = "insert into rebuild_athlete (rebuild, gym, athlete)"
            + " select ?, gym, athlete from unnest(?::text[], ?::text[]) w(gym, athlete) on conflict do nothing";

    private static final String LAST =
            "select gym, athlete from rebuild_athlete where rebuild = ? order by gym desc, athlete desc limit 1";

    /**
     * The SQL condition that restricts the event table to published events of athletes. Events about a gym itself are
     * excluded.
     */
    private static final String OF_ATHLETES =
            "and sequence is not null and athlete <> '" + Athlete.ofGym("").id() + "'";

    private static final String TO_DO = "select gym, athlete from rebuild_athlete where rebuild = ? and " + AFTER
            + " and outcome is null order by gym, athlete limit ?";

    private static final String DONE = "update rebuild_athlete set outcome = ?, says = ?, events = ?"
            + " where rebuild = ? and gym = ? and athlete = ? and outcome is null";

    /**
     * Counts the athletes of each outcome. An athlete whose data was compared has a text in the column {@code says}
     * only if newer events were left out of the comparison.
     */
    private static final String COUNTS = "select outcome, count(*), sum(events),"
            + " count(says) filter (where outcome in ('SAME', 'DIFFERENT', 'APPLIED')) from rebuild_athlete"
            + " where rebuild = ? and outcome is not null group by outcome";

    private static final int AT_A_TIME = 500;
    private static final int SHOWN = 100;

    private Worklist() {}

    /** An athlete whose data a rebuild left unchanged, and the reason. */
    record LeftAlone(
            Athlete athlete,
            RebuildOutcome outcome,
            @Nullable String says) {}

    /**
     * The number of athletes with an outcome, and the number of their session events.
     *
     * @param behind the number of athletes whose newest events were left out, because the service's intake had not
     * reached them
     */
    record Count(long athletes, long events, long behind) {}

    /**
     * Adds the next athletes to the list. These are athletes with stored data, or with session events that the rebuild
     * has read from Kafka.
     *
     * @return false if there are no more athletes
     */
    static boolean addMore(Connection connection, UUID rebuild, RebuildOrder order) throws SQLException {
        var only = order.onlyAthlete();
        if (only != null) {
            add(connection, rebuild, List.of(only));
            return false;
        }
        var found = candidates(connection, rebuild, last(connection, rebuild, order));
        add(
                connection,
                rebuild,
                found.stream()
                        .filter(each -> order.gym() == null || each.gym().equals(order.gym()))
                        .toList());
        return !found.isEmpty() && (order.gym() == null || found.getLast().gym().equals(order.gym()));
    }

    private static Athlete last(Connection connection, UUID rebuild, RebuildOrder order) throws SQLException {
        return Sql.first(connection, LAST, Worklist::athlete, rebuild)
                .orElseGet(() -> new Athlete(order.gym() == null ? "" : order.gym(), ""));
    }

    private static List<Athlete> candidates(Connection connection, UUID rebuild, Athlete after) throws SQLException {
        var sources = List.of(
                ONE_ROW.formatted("athlete_profile", AT_A_TIME),
                ONE_ROW.formatted("inbox", AT_A_TIME),
                MANY_ROWS.formatted("event", OF_ATHLETES, AT_A_TIME),
                MANY_ROWS.formatted("set_fact", "", AT_A_TIME),
                MANY_ROWS.formatted("rebuild_log_event", "and rebuild = '" + rebuild + "'", AT_A_TIME));
        var sql = "select gym, athlete from (" + String.join(" union ", sources) + ") a order by gym, athlete limit "
                + AT_A_TIME;
        var values = Collections.nCopies(sources.size(), List.of(after.gym(), after.id())).stream()
                .flatMap(List::stream)
                .toArray();
        return Sql.list(connection, sql, Worklist::athlete, values);
    }

    private static void add(Connection connection, UUID rebuild, List<Athlete> athletes) throws SQLException {
        Sql.change(
                connection,
                ADD,
                rebuild,
                SqlArrays.text(connection, athletes, Athlete::gym),
                SqlArrays.text(connection, athletes, Athlete::id));
    }

    /**
     * Returns the next athletes of a rebuild that have no outcome yet, ordered by gym and id, starting after the given
     * athlete.
     */
    static List<Athlete> toDo(Connection connection, UUID rebuild, Athlete after, int limit) throws SQLException {
        return Sql.list(connection, TO_DO, Worklist::athlete, rebuild, after.gym(), after.id(), limit);
    }

    /** Stores the outcome of a rebuild for an athlete. Returns false if the athlete already has an outcome. */
    static boolean done(
            Connection connection,
            UUID rebuild,
            Athlete athlete,
            RebuildOutcome outcome,
            @Nullable String says,
            long events)
            throws SQLException {
        return Sql.change(connection, DONE, outcome.name(), says, events, rebuild, athlete.gym(), athlete.id()) > 0;
    }

    /** Returns, for each outcome, the number of athletes and the number of their session events. */
    static Map<RebuildOutcome, Count> counts(Connection connection, UUID rebuild) throws SQLException {
        var counts = new EnumMap<RebuildOutcome, Count>(RebuildOutcome.class);
        RoundTrip.Rows count = row -> counts.put(
                RebuildOutcome.valueOf(row.getString(1)), new Count(row.getLong(2), row.getLong(3), row.getLong(4)));
        Sql.each(connection, COUNTS, count, rebuild);
        return counts;
    }

    static long total(Connection connection, UUID rebuild) throws SQLException {
        return Sql.one(
                connection, "select count(*) from rebuild_athlete where rebuild = ?", rows -> rows.getLong(1), rebuild);
    }

    /** Returns the first athletes whose data a rebuild left unchanged. */
    static List<LeftAlone> leftAlone(Connection connection, UUID rebuild) throws SQLException {
        return Sql.list(
                connection,
                "select gym, athlete, outcome, says from rebuild_athlete"
                        + " where rebuild = ? and outcome in ('INCOMPLETE_LOG', 'FAILED') order by gym, athlete limit "
                        + SHOWN,
                rows -> new LeftAlone(
                        new Athlete(rows.getString(1), rows.getString(2)),
                        RebuildOutcome.valueOf(rows.getString(3)),
                        rows.getString(4)),
                rebuild);
    }

    private static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString(1), row.getString(2));
    }
}
