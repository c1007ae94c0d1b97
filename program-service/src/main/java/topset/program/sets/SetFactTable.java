package topset.program.sets;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.edge.web.Problem;
import topset.program.programs.AthleteTable;
import topset.rules.check.Limits;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Reads;

/** The table {@code set_fact}, which has the newest revision of each set. */
public final class SetFactTable {

    /**
     * The start of an athlete's newest session that still has a set. Needs a table {@code w} with gym, athlete and
     * set_ids: the text of an array of sets that do not count. PostgreSQL reads only the athlete's last index entries.
     */
    public static final String LAST_SESSION = "(select max(f.session_started_at) from set_fact f where f.gym = w.gym"
            + " and f.athlete = w.athlete and not f.removed and f.set_id <> all (w.set_ids::text[]))";

    private static final List<String> NAMES =
            Sql.words("gym athlete set_id revision removed session_id session_started_at"
                    + " day exercise role load_value load_unit reps rpe pain completed_at slot_id recorded_at");

    /** The SQL types of the columns, in the same order. */
    private static final List<String> TYPES = Sql.words("text text text int4 bool text timestamptz"
            + " int4 text text numeric text int4 numeric bool timestamptz text timestamptz");

    private static final String COLUMNS = NAMES.stream().map("f."::concat).collect(Collectors.joining(", "));

    /** One set more than one statement may read: of one athlete, or of several together. */
    private static final String LIMIT = " limit (select case when count(*) > 1 then %d else %d end from w)"
            .formatted(Reads.MOST_TOGETHER + 1, Limits.SETS_AT_ONCE + 1);

    private static final int BY_ID = 1;
    private static final int OF_OPEN_WEEKS = 2;

    /**
     * Selects sets by their ids, then the sets of each athlete since the first open week, then the numbers of sets of
     * sessions and dates, in rows whose other columns are null. A count reads at most one row more than its limit.
     */
    private static final String READ = "select " + BY_ID + " as part, null::int as n, null::bigint as sets, " + COLUMNS
            + " from set_fact f join unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, set_id)"
            + " on f.gym = w.gym and f.athlete = w.athlete and f.set_id = w.set_id"
            + " union all (with w as (select * from unnest(?::text[], ?::text[]) w(gym, athlete))"
            + " select " + OF_OPEN_WEEKS + ", null, null, " + COLUMNS + " from w cross join lateral"
            + " (select min(" + AthleteTable.OPEN_SINCE + ") as since from program p"
            + " where p.gym = w.gym and p.athlete = w.athlete) p cross join lateral"
            + " (select * from set_fact s where s.gym = w.gym and s.athlete = w.athlete"
            + " and s.session_started_at >= p.since and not s.removed limit " + (Limits.SETS_AT_ONCE + 1) + ") f"
            + LIMIT + ")"
            + " union all select 3, w.n, (select count(*) from (select from set_fact f where f.gym = w.gym"
            + " and f.athlete = w.athlete and not f.removed and f.session_started_at >= w.since"
            + " and f.session_started_at < w.until and (w.session_id is null or f.session_id = w.session_id)"
            + " limit w.most) f), w.gym, w.athlete" + ", null".repeat(NAMES.size() - 2)
            + " from unnest(?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::int[])"
            + " w(n, gym, athlete, since, until, session_id, most)";

    private static final String SINCE = "with w as (select * from unnest(?::text[], ?::text[], ?::timestamptz[])"
            + " w(gym, athlete, since)) select " + COLUMNS + " from w cross join lateral"
            + " (select * from set_fact s where s.gym = w.gym"
            + " and s.athlete = w.athlete and s.session_started_at >= w.since and not s.removed limit "
            + (Limits.SETS_AT_ONCE + 1) + ") f" + LIMIT;

    /**
     * Selects the sets of sessions from the newest session on that has a set of the day. The query looks for this
     * session only among the sessions since an instant, so that it does not read years of sets on a day without one.
     */
    private static final String NEWEST_SESSION = "select " + COLUMNS
            + " from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])"
            + " w(gym, athlete, since, day_begins, day_ends) cross join lateral"
            + " (select * from set_fact s where s.gym = w.gym and s.athlete = w.athlete and not s.removed"
            + " and s.session_started_at >= (select max(t.session_started_at) from set_fact t"
            + " where t.gym = w.gym and t.athlete = w.athlete and not t.removed and t.session_started_at >= w.since"
            + " and t.completed_at >= w.day_begins and t.completed_at < w.day_ends)) f";

    private static final String INSERT = "insert into set_fact (" + String.join(", ", NAMES)
            + ") select * from unnest("
            + TYPES.stream().map("?::%s[]"::formatted).collect(Collectors.joining(", "))
            + ")";

    /**
     * Writes a fact about a set, unless the stored fact is newer by the rule of {@link SetFact}. If both facts have the
     * same revision and time of recording, Java code has already chosen the winner.
     */
    private static final String SAVE = INSERT + " on conflict (gym, athlete, set_id) do update set "
            + NAMES.stream().skip(3).map(name -> name + " = excluded." + name).collect(Collectors.joining(", "))
            + " where (excluded.revision, coalesce(excluded.recorded_at, '-infinity'))"
            + " >= (set_fact.revision, coalesce(set_fact.recorded_at, '-infinity'))";

    private static final String ALL = "select " + COLUMNS + " from set_fact f where f.gym = ? and f.athlete = ?";

    private SetFactTable() {}

    /**
     * Reads what is stored of the sets that events of an athlete change. The returned list has the sets since the
     * athlete's first week that is not over, if {@code planned} says so and the athlete has an open program. It is
     * filled when the round trip runs.
     */
    public static List<LoggedSet> read(RoundTrip roundTrip, SetChanges changes, boolean planned) {
        var athlete = changes.athlete();
        var ids = new RoundTrip.Values("text", "text", "text");
        changes.setIds().forEach(setId -> ids.row(athlete, setId));
        var counts = changes.counts();
        var counted = new RoundTrip.Values("int4", "text", "text", "timestamptz", "timestamptz", "text", "int4");
        for (int n = 0; n < counts.size(); n++) {
            var span = counts.get(n).span();
            counted.row(
                    n,
                    athlete,
                    span.from().toString(),
                    span.to().toString(),
                    span.sessionId(),
                    counts.get(n).most() + 1);
        }
        var whose = new RoundTrip.Values("text", "text");
        if (planned) {
            whose.row(athlete);
        }
        var open = new ArrayList<LoggedSet>();
        roundTrip.query(READ, List.of(ids, whose, counted), row -> {
            switch (row.getInt("part")) {
                case BY_ID -> changes.stored(fact(row));
                case OF_OPEN_WEEKS -> add(open, row);
                default -> counts.get(row.getInt("n")).set(row.getInt("sets"));
            }
        });
        return open;
    }

    static Problem tooMany(Athlete athlete) {
        return Problem.conflict("Athlete " + athlete.id() + " has more than " + Limits.SETS_AT_ONCE
                + " sets in the weeks to plan, which is the limit");
    }

    /** Throws a problem if the athlete has too many. The row must not be of a removed set. */
    private static void add(List<LoggedSet> sets, ResultSet row) throws SQLException {
        sets.add(Objects.requireNonNull(set(row)));
        if (sets.size() > Limits.SETS_AT_ONCE) {
            throw tooMany(AthleteTable.athlete(row));
        }
    }

    /**
     * The sets of the athlete's sessions that started at or after an instant. The returned list is filled when the
     * round trip runs.
     */
    public static List<LoggedSet> since(RoundTrip roundTrip, Athlete athlete, Instant from) {
        var values = new RoundTrip.Values("text", "text", "timestamptz").row(athlete, from.toString());
        return sets(roundTrip, SINCE, values);
    }

    /**
     * The sets of the athlete's newest session since {@code from} that has a set of the date, and of later sessions.
     * The returned list is filled when the round trip runs.
     */
    public static List<LoggedSet> newestSession(
            RoundTrip roundTrip, Athlete athlete, Instant from, LocalDate date, ZoneId zone) {
        var values = new RoundTrip.Values("text", "text", "timestamptz", "timestamptz", "timestamptz")
                .row(
                        athlete,
                        from.toString(),
                        date.atStartOfDay(zone).toInstant().toString(),
                        date.plusDays(1).atStartOfDay(zone).toInstant().toString());
        return sets(roundTrip, NEWEST_SESSION, values);
    }

    private static List<LoggedSet> sets(RoundTrip roundTrip, String sql, RoundTrip.Values values) {
        var found = new ArrayList<LoggedSet>();
        roundTrip.query(sql, values, row -> add(found, row));
        return found;
    }

    static void all(Connection connection, Athlete athlete, Consumer<SetFact> rows) throws SQLException {
        Sql.each(connection, ALL + " limit " + (Limits.SETS_AT_ONCE + 1), row -> rows.accept(fact(row)), athlete);
    }

    /** Does not overwrite newer sets. */
    public static RoundTrip save(SetChanges changes) {
        var rows = new RoundTrip.Values(TYPES);
        changes.newer().forEach(fact -> add(rows, changes.athlete(), fact));
        return new RoundTrip().change(SAVE, rows);
    }

    static void replace(Connection connection, Athlete athlete, Collection<SetFact> facts) throws SQLException {
        Sql.change(connection, "delete from set_fact where gym = ? and athlete = ?", athlete);
        var rows = new RoundTrip.Values(TYPES);
        facts.forEach(fact -> add(rows, athlete, fact));
        new RoundTrip().change(INSERT, rows).run(connection);
    }

    private static SetFact fact(ResultSet row) throws SQLException {
        return new SetFact(
                row.getString("set_id"),
                row.getInt("revision"),
                AthleteTable.instant(row, "recorded_at"),
                row.getString("session_id"),
                set(row));
    }

    private static @Nullable LoggedSet set(ResultSet row) throws SQLException {
        return row.getBoolean("removed")
                ? null
                : new LoggedSet(
                        row.getString("set_id"),
                        row.getString("session_id"),
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
    }

    private static @Nullable Exact exact(@Nullable BigDecimal decimal) {
        return decimal == null ? null : Exact.of(decimal);
    }

    private static void add(RoundTrip.Values rows, Athlete athlete, SetFact fact) {
        var set = fact.set();
        var recordedAt = fact.recordedAt();
        rows.row(
                athlete,
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
