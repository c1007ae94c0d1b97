package topset.program.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.program.planning.QuietPlanner;
import topset.store.Athlete;
import topset.store.Incoming;

/** The second set of tables, beside the one that is served: schema {@code next_generation} (docs/adr/0030). */
final class NextGeneration {
    private static final String ENTER =
            "set local search_path to next_generation, public; set local synchronous_commit to off";

    private static final String TAKEN = "select l.gym, l.athlete, l.seen, l.cause is not null from public.inbox l"
            + " join unnest(?::text[], ?::text[]) a(gym, athlete) using (gym, athlete)";

    private static final String BEHIND =
            "select count(*) from public.inbox l left join next_generation.inbox n using (gym, athlete)"
                    + " where l.seen > coalesce(n.seen, 0)";

    private static final String OF_ONE = " and n.cause is null and l.gym = ? and l.athlete = ?";

    private static final String PARKED_OTHERWISE =
            "select gym, athlete from next_generation.inbox n full join public.inbox l using (gym, athlete)"
                    + " where (n.cause is not null or l.cause is not null)"
                    + " and (n.cause, coalesce(n.seen, 0)) is distinct from (l.cause, coalesce(l.seen, 0))";

    /** Athletes who wait for what an operator has passed over before. */
    private static final String PASSED_OVER = """
            select n.gym, n.athlete from next_generation.inbox n where n.cause is not null and exists (
                select from skipped_event s where s.gym = n.gym and s.athlete = n.athlete and case n.cause
                    when 'HOLE' then n.seen + 1 between s.sequence and s.through
                    when 'FAULT' then exists (select from next_generation.parked_event p where p.gym = n.gym and p.athlete = n.athlete
                        and p.sequence = n.seen + 1 and p.event_id = s.event_id)
                    else not exists (select from next_generation.parked_event p where p.gym = n.gym and p.athlete = n.athlete
                        and p.sequence <= n.seen and not exists (select from skipped_event o where o.gym = n.gym
                            and o.athlete = n.athlete and o.event_id = p.event_id)) end)""";

    /** Athletes who wait here before two histories, and there have been replayed into the newer one. */
    private static final String FOLLOWED =
            "select n.gym, n.athlete from next_generation.inbox n join public.inbox l using (gym, athlete)"
                    + " where n.cause = 'FORK' and l.cause is null";

    /** The numbers of holes that an operator has passed over: whatever fills them late is not taken. */
    private static final String HOLES =
            "select gym, athlete, sequence, through from skipped_event where through is not null";

    private static final String CHANGED = "select e.gym, e.athlete, array_agg(distinct e.type) from event e"
            + " where e.xid >= ?::text::xid8 group by e.gym, e.athlete";

    /** From here on the transaction's tables are those of the next generation, and its commit does not wait for the disk. */
    void enter(Connection connection) throws SQLException {
        execute(connection, ENTER);
    }

    /** For work that nobody waits for: this transaction may take as long as it takes (ADR 0040). */
    void takeTime(Connection connection) throws SQLException {
        execute(connection, "set local transaction_timeout to 0");
    }

    /** Makes its tables anew, empty. */
    void begin(Connection connection) throws SQLException {
        execute(connection, "select begin_generation()");
    }

    /** Its tables, each to be {@link #analyze analyzed} once it is filled. */
    List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select unnest(generation_tables())");
                var rows = statement.executeQuery()) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    /** Lets PostgreSQL know how a table is filled. */
    void analyze(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("select analyze_generation(?)")) {
            statement.setString(1, table);
            statement.execute();
        }
    }

    /** It becomes the one that is served, when the transaction commits: PostgreSQL refuses unless that rebuild is being switched to. */
    void takeOver(Connection connection, UUID rebuild) throws SQLException {
        execute(connection, "set local synchronous_commit to on");
        try (var statement = connection.prepareStatement("select switch_generation(?)")) {
            statement.setObject(1, rebuild);
            statement.execute();
        }
    }

    /**
     * Of these events those that the served state has taken as well: only up to there can the two be compared. Where that waits, whatever there
     * is.
     */
    List<Incoming> taken(Connection connection, Collection<Incoming> events) throws SQLException {
        var seen = new HashMap<Athlete, Long>();
        try (var statement = connection.prepareStatement(TAKEN)) {
            var athletes = events.stream().map(Incoming::athlete).distinct().toList();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", athletes.stream().map(Athlete::gym).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", athletes.stream().map(Athlete::id).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    seen.put(
                            new Athlete(rows.getString(1), rows.getString(2)),
                            rows.getBoolean(4) ? Long.MAX_VALUE : rows.getLong(3));
                }
            }
        }
        return events.stream()
                .filter(event -> event.sequence() <= seen.getOrDefault(event.athlete(), 0L))
                .toList();
    }

    /** Whether there are events of the athlete that the served state has taken and this one has not, and nothing keeps it from doing so. */
    boolean isBehind(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement(BEHIND + OF_ONE)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }

    /** How many athletes have fewer events here than in the served state. */
    long withFewerEvents(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BEHIND);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Athletes who wait here and not there, or the other way round, or elsewhere. */
    List<Athlete> parkedOtherwise(Connection connection) throws SQLException {
        return athletes(connection, PARKED_OTHERWISE);
    }

    /** Athletes who wait here for what an operator has passed over. */
    List<Athlete> toPassOver(Connection connection) throws SQLException {
        return athletes(connection, PASSED_OVER);
    }

    /** Without those that came after an operator had passed over their numbers. */
    List<Incoming> withoutLateOnes(Connection connection, List<Incoming> events) throws SQLException {
        var kept = new ArrayList<>(events);
        try (var statement = connection.prepareStatement(HOLES);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var athlete = new Athlete(rows.getString(1), rows.getString(2));
                long from = rows.getLong(3);
                long through = rows.getLong(4);
                kept.removeIf(event ->
                        event.athlete().equals(athlete) && event.sequence() >= from && event.sequence() <= through);
            }
        }
        return kept;
    }

    /** Athletes who wait here for a choice of histories that an operator has made. */
    List<Athlete> toFollow(Connection connection) throws SQLException {
        return athletes(connection, FOLLOWED);
    }

    /** The oldest transaction that still runs: everything before it is there to be read. */
    String horizon(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Athletes of whom something was stored since; and whether a person decided some of it. */
    Map<Athlete, Boolean> changedSince(Connection connection, String horizon) throws SQLException {
        var changed = new LinkedHashMap<Athlete, Boolean>();
        try (var statement = connection.prepareStatement(CHANGED)) {
            statement.setString(1, horizon);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var types = List.of((String[]) rows.getArray(3).getArray());
                    changed.put(
                            new Athlete(rows.getString(1), rows.getString(2)),
                            types.stream().anyMatch(QuietPlanner::isDecidedByPeople));
                }
            }
        }
        return changed;
    }

    private static List<Athlete> athletes(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<Athlete>();
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Athlete(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
