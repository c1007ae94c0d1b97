package topset.program.sets;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.program.programs.AthleteTable;
import topset.rules.check.Limits;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/** Reads and writes the table {@code set_fact}. A batch needs only a few statements, for any number of athletes. */
final class SetFactTable {

    record Key(Athlete athlete, String setId) {}

    private static final String COLUMNS = "f.gym, f.athlete, f.set_id, f.revision, f.removed, f.session_id,"
            + " f.session_started_at, f.day, f.exercise, f.role, f.load_value, f.load_unit, f.reps, f.rpe, f.pain,"
            + " f.completed_at, f.slot_id, f.recorded_at";

    /** The SQL types of the table's {@link #COLUMNS}, in the same order. */
    private static final String[] COLUMN_TYPES = {
        "text",
        "text",
        "text",
        "int4",
        "bool",
        "text",
        "timestamptz",
        "int4",
        "text",
        "text",
        "numeric",
        "text",
        "int4",
        "numeric",
        "bool",
        "timestamptz",
        "text",
        "timestamptz"
    };

    /** The largest number of sets of several athletes that one statement reads, so that they fit into memory. */
    private static final int MOST_TOGETHER = 20_000;

    /** The parts of {@link #KNOWN}, by the column {@code part}. */
    private static final int BY_ID = 1;

    private static final int OF_OPEN_WEEKS = 2;

    /**
     * Selects sets by their ids, then the sets of each athlete since the first open week, then the numbers of sets of
     * sessions and dates, in rows whose other columns are null.
     */
    private static final String KNOWN = "select " + BY_ID + " as part, null::int as n, null::bigint as sets, " + COLUMNS
            + " from set_fact f join unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, set_id)"
            + " on f.gym = w.gym and f.athlete = w.athlete and f.set_id = w.set_id"
            + " union all (select " + OF_OPEN_WEEKS + ", null, null, " + COLUMNS
            + " from unnest(?::text[], ?::text[]) w(gym, athlete) cross join lateral"
            + " (select min(" + AthleteTable.OPEN_SINCE + ") as since from program p"
            + " where p.gym = w.gym and p.athlete = w.athlete) p cross join lateral"
            + " (select * from set_fact s where s.gym = w.gym and s.athlete = w.athlete"
            + " and s.session_started_at >= p.since and not s.removed limit " + (Limits.SETS_AT_ONCE + 1) + ") f"
            + " limit %d)"
            + " union all select 3, w.n, " + Volume.COUNT + ", null".repeat(COLUMN_TYPES.length) + " from "
            + Volume.COUNTED;

    private static final String SINCE = "select " + COLUMNS + " from unnest(?::text[], ?::text[], ?::timestamptz[])"
            + " w(gym, athlete, since) cross join lateral (select * from set_fact s where s.gym = w.gym"
            + " and s.athlete = w.athlete and s.session_started_at >= w.since and not s.removed limit "
            + (Limits.SETS_AT_ONCE + 1) + ") f limit %d";

    /**
     * Selects the sets of sessions from the newest session on that has a set of the day. The query looks for this
     * session only among the sessions since an instant, so that it does not read years of sets on a day without one.
     */
    private static final String NEWEST_SESSION = "select " + COLUMNS + " from unnest(?::text[], ?::text[],"
            + " ?::timestamptz[], ?::timestamptz[],"
            + " ?::timestamptz[]) w(gym, athlete, since,"
            + " day_begins, day_ends) cross join lateral"
            + " (select * from set_fact s where s.gym = w.gym"
            + " and s.athlete = w.athlete and not s.removed"
            + " and s.session_started_at >= (select"
            + " max(t.session_started_at) from set_fact t"
            + " where t.gym = w.gym and t.athlete = w.athlete"
            + " and not t.removed and t.session_started_at >="
            + " w.since and t.completed_at >= w.day_begins"
            + " and t.completed_at < w.day_ends)) f";

    private static final String REPLACE = """
        insert into set_fact (gym, athlete, set_id, revision, removed, session_id, session_started_at, day, exercise, role,
                              load_value, load_unit, reps, rpe, pain, completed_at, slot_id, recorded_at)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::boolean[], ?::text[], ?::timestamptz[], ?::int[],
                             ?::text[], ?::text[], ?::numeric[], ?::text[], ?::int[], ?::numeric[], ?::boolean[],
                             ?::timestamptz[], ?::text[], ?::timestamptz[])
        on conflict (gym, athlete, set_id) do update set
            revision = excluded.revision, removed = excluded.removed, session_id = excluded.session_id,
            session_started_at = excluded.session_started_at, day = excluded.day, exercise = excluded.exercise,
            role = excluded.role, load_value = excluded.load_value, load_unit = excluded.load_unit, reps = excluded.reps,
            rpe = excluded.rpe, pain = excluded.pain, completed_at = excluded.completed_at, slot_id = excluded.slot_id,
            recorded_at = excluded.recorded_at
        """;

    /**
     * Writes a fact about a set, unless the stored fact is newer by the rule of {@link SetFact}. If both facts have the
     * same revision and time of recording, Java code has already chosen the winner.
     */
    private static final String SAVE = REPLACE + """
        where (excluded.revision, coalesce(excluded.recorded_at, '-infinity'))
           >= (set_fact.revision, coalesce(set_fact.recorded_at, '-infinity'))
        """;

    private static final String ALL = "select " + COLUMNS + " from set_fact f where f.gym = ? and f.athlete = ?";

    private static final String REMOVE = "delete from set_fact f"
            + " using unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, set_id)"
            + " where f.gym = w.gym and f.athlete = w.athlete and f.set_id = w.set_id";

    private static final String FORGET =
            "delete from set_fact f where f.gym = ? and f.athlete = ? returning " + COLUMNS;

    private SetFactTable() {}

    static KnownSets known(RoundTrip roundTrip, Map<Athlete, List<Facts.Arrived>> arrived, Collection<Athlete> whose) {
        var known = new KnownSets(Volume.spans(arrived));
        var ids = new RoundTrip.Values("text", "text", "text");
        arrived.forEach((athlete, events) ->
                Facts.setIds(events).forEach(setId -> ids.row(athlete.gym(), athlete.id(), setId)));
        var athletes = new RoundTrip.Values("text", "text");
        whose.forEach(athlete -> athletes.row(athlete.gym(), athlete.id()));
        var most = most(athletes);
        var open = new LoggedSets(known.ofOpenWeeks(), most);
        roundTrip.query(
                KNOWN.formatted(most + 1), List.of(ids, athletes, known.counts().values()), row -> {
                    switch (row.getInt("part")) {
                        case BY_ID -> {
                            var fact = fact(row);
                            known.of(athlete(row)).put(fact.setId(), fact);
                        }
                        case OF_OPEN_WEEKS -> open.add(row);
                        default -> known.counts().add(row.getInt("n"), row.getInt("sets"));
                    }
                });
        return known;
    }

    /** The largest number of sets that may be read of these athletes. */
    private static int most(RoundTrip.Values athletes) {
        return athletes.rows() <= 1 ? Limits.SETS_AT_ONCE : MOST_TOGETHER;
    }

    /** Collects the sets of athletes, up to a largest number. */
    private static final class LoggedSets {
        private final Map<Athlete, List<LoggedSet>> sets;
        private final int most;
        private int count;

        LoggedSets(Map<Athlete, List<LoggedSet>> sets, int most) {
            this.sets = sets;
            this.most = most;
        }

        /** @throws TooManySets if there are more */
        void add(ResultSet row) throws SQLException {
            var set = fact(row).set();
            if (set == null) {
                return;
            }
            sets.computeIfAbsent(athlete(row), a -> new ArrayList<>()).add(set);
            count++;
            if (count > most) {
                throw most == Limits.SETS_AT_ONCE ? new TooManySets(athlete(row)) : new TooManySets(most);
            }
        }
    }

    static Map<Athlete, List<LoggedSet>> since(RoundTrip roundTrip, Collection<Facts.Wanted> wanted) {
        var values = new RoundTrip.Values("text", "text", "timestamptz");
        wanted.forEach(each -> values.row(
                each.athlete().gym(), each.athlete().id(), each.from().toString()));
        var most = most(values);
        return sets(roundTrip, SINCE.formatted(most + 1), values, most);
    }

    static Map<Athlete, List<LoggedSet>> newestSession(
            RoundTrip roundTrip, Facts.Wanted wanted, Instant dayBegins, Instant dayEnds) {
        return sets(
                roundTrip,
                NEWEST_SESSION,
                new RoundTrip.Values("text", "text", "timestamptz", "timestamptz", "timestamptz")
                        .row(
                                wanted.athlete().gym(),
                                wanted.athlete().id(),
                                wanted.from().toString(),
                                dayBegins.toString(),
                                dayEnds.toString()),
                Limits.SETS_AT_ONCE);
    }

    private static Map<Athlete, List<LoggedSet>> sets(
            RoundTrip roundTrip, String sql, RoundTrip.Values values, int most) {
        var sets = new HashMap<Athlete, List<LoggedSet>>();
        roundTrip.query(sql, values, new LoggedSets(sets, most)::add);
        return sets;
    }

    /** Reads all stored sets of an athlete, up to the limit of sets that may be read at once. */
    static void all(Connection connection, Athlete athlete, Consumer<SetFact> rows) throws SQLException {
        Sql.each(
                connection,
                ALL + " limit " + (Limits.SETS_AT_ONCE + 1),
                row -> rows.accept(fact(row)),
                athlete.gym(),
                athlete.id());
    }

    /** Returns the statement that writes facts about sets, except facts that are older than the stored ones. */
    static RoundTrip save(Map<Key, SetFact> facts) {
        return write(SAVE, facts);
    }

    /**
     * Writes facts about sets. Each fact replaces the stored fact about the same set, even if the stored fact is newer.
     */
    static void replace(Connection connection, Map<Key, SetFact> facts) throws SQLException {
        write(REPLACE, facts).run(connection);
    }

    static void remove(Connection connection, Athlete athlete, Collection<String> setIds) throws SQLException {
        var values = new RoundTrip.Values("text", "text", "text");
        setIds.forEach(setId -> values.row(athlete.gym(), athlete.id(), setId));
        new RoundTrip().change(REMOVE, values).run(connection);
    }

    private static RoundTrip write(String sql, Map<Key, SetFact> facts) {
        var rows = new RoundTrip.Values(COLUMN_TYPES);
        facts.forEach((key, fact) -> add(rows, key.athlete(), fact));
        return new RoundTrip().change(sql, rows);
    }

    static List<SetFact> forget(Connection connection, Athlete athlete) throws SQLException {
        return Sql.list(connection, FORGET, rows -> fact(rows), athlete.gym(), athlete.id());
    }

    private static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString("gym"), row.getString("athlete"));
    }

    private static SetFact fact(ResultSet row) throws SQLException {
        var setId = row.getString("set_id");
        var sessionId = row.getString("session_id");
        LoggedSet set = row.getBoolean("removed")
                ? null
                : new LoggedSet(
                        setId,
                        sessionId,
                        row.getObject("session_started_at", OffsetDateTime.class)
                                .toInstant(),
                        row.getObject("day", Integer.class),
                        row.getString("exercise"),
                        SetRole.valueOf(row.getString("role")),
                        Exact.of(row.getBigDecimal("load_value")),
                        WeightUnit.valueOf(row.getString("load_unit")),
                        row.getInt("reps"),
                        exact(row.getBigDecimal("rpe")),
                        row.getBoolean("pain"),
                        row.getObject("completed_at", OffsetDateTime.class).toInstant(),
                        row.getString("slot_id"));
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class);
        return new SetFact(
                setId, row.getInt("revision"), recordedAt == null ? null : recordedAt.toInstant(), sessionId, set);
    }

    private static @Nullable Exact exact(@Nullable BigDecimal decimal) {
        return decimal == null ? null : Exact.of(decimal);
    }

    private static void add(RoundTrip.Values rows, Athlete athlete, SetFact fact) {
        var set = fact.set();
        var recordedAt = fact.recordedAt();
        rows.row(
                athlete.gym(),
                athlete.id(),
                fact.setId(),
                fact.revision(),
                set == null,
                fact.sessionId(),
                set == null ? null : set.sessionStart().toString(),
                set == null ? null : set.day(),
                set == null ? null : set.exercise(),
                set == null ? null : set.role().name(),
                set == null ? null : set.load().decimal(),
                set == null ? null : set.unit().name(),
                set == null ? null : set.reps(),
                set == null || set.rpe() == null ? null : set.rpe().decimal(),
                set == null ? null : set.pain(),
                set == null ? null : set.completedAt().toString(),
                set == null ? null : set.slotId(),
                recordedAt == null ? null : recordedAt.toString());
    }
}
