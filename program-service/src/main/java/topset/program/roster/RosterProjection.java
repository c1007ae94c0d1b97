package topset.program.roster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.publishing.RosterRefresh;
import topset.program.seen.SeenFlag;
import topset.program.seen.SeenFlagTable;
import topset.program.sets.FactsChanged;
import topset.program.sets.SetFactTable;
import topset.rules.lift.FlagCode;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.SqlArrays;
import topset.store.append.Tx;

/**
 * Updates the rows of the roster in the same transaction as the plans. The update for a
 * batch of athletes needs no database round trip of its own, regardless of the length of the athletes' history.
 */
public final class RosterProjection {
    /**
     * Columns for {@link StoredRows#add}. The query must have a table {@code w} with the columns gym and athlete, and
     * set_ids as {@link SetFactTable#LAST_SESSION} says.
     */
    public static final String COLUMNS = "r.memory, r.entry, r.next_day_at, " + SeenFlagTable.MARKS + " as marks, "
            + SetFactTable.LAST_SESSION + " as last_session_at";

    /** Joins the table of {@link #COLUMNS}. */
    public static final String JOIN = " left join roster_row r on r.gym = w.gym and r.athlete = w.athlete";

    private static final String READ = "select w.gym, w.athlete, " + COLUMNS + " from (select a.*, '{}' as set_ids"
            + " from unnest(?::text[], ?::text[]) a(gym, athlete)) w" + JOIN;

    private static final String WRITE = "insert into roster_row (gym, athlete, name, rests, urgency, adherence,"
            + " last_session_at, flags, exercises, entry, memory, look_from, next_day_at) select gym, athlete, name,"
            + " rests::tstzmultirange, urgency, adherence, last_session_at, flags::varchar[], exercises::varchar[], entry,"
            + " memory, look_from, next_day_at from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],"
            + " ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) r(gym,"
            + " athlete, name, rests, urgency, adherence, last_session_at, flags, exercises, entry, memory, look_from,"
            + " next_day_at) on conflict (gym, athlete) do update set name = excluded.name, rests = excluded.rests,"
            + " urgency = excluded.urgency, adherence = excluded.adherence, last_session_at = excluded.last_session_at,"
            + " flags = excluded.flags, exercises = excluded.exercises, entry = excluded.entry, memory = excluded.memory,"
            + " look_from = excluded.look_from, next_day_at = excluded.next_day_at";

    private static final String REVIEW = "update roster_row set entry = ?, look_from = ? where gym = ? and athlete = ?";

    private static final OffsetDateTime NEVER = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final int NONE_PLANNED = 101;

    /**
     * The stored roster row of an athlete.
     *
     * @param nextDayAt the next time at which the missed days change; null if no such time is near
     */
    private record Stored(
            String memory, String entry, @Nullable Instant nextDayAt) {

        static Stored of(RosterMemory memory, RosterEntry entry, LocalDate today, ZoneId zone) {
            return new Stored(ContractJson.text(memory), ContractJson.text(entry), memory.nextDayAt(today, zone));
        }

        /** Whether another row has the same content as this row. */
        boolean showsAs(Stored other) {
            return memory.equals(other.memory) && entry.equals(other.entry);
        }
    }

    /**
     * The stored roster row of an athlete, and what the row shows besides the plans.
     *
     * @param row null if the athlete has no row
     * @param marks the athlete's marks of seen flags
     * @param lastSessionAt start of the newest session that still has a set, inside or outside a program; null if there
     * is no such session
     */
    private record Known(
            @Nullable Stored row,
            Map<FlagCode, SeenFlag> marks,
            @Nullable Instant lastSessionAt) {}

    private RosterProjection() {}

    /** The stored rows of athletes. They are complete when the round trip has run. */
    public static final class StoredRows {
        private final Map<Athlete, Known> known = new HashMap<>();

        /** Adds an athlete whose row has the {@link RosterProjection#COLUMNS}. */
        public void add(Athlete athlete, ResultSet row) throws SQLException {
            var memory = row.getString("memory");
            known.put(
                    athlete,
                    new Known(
                            memory == null
                                    ? null
                                    : new Stored(memory, row.getString("entry"), instant(row, "next_day_at")),
                            SeenFlagTable.read(row.getArray("marks")),
                            instant(row, "last_session_at")));
        }

        /** Replaces what was read about the newest session of an athlete by what it is after changes of sets. */
        public void change(Athlete athlete, FactsChanged sets) {
            known.computeIfPresent(
                    athlete,
                    (same, before) ->
                            new Known(before.row(), before.marks(), sets.lastSession(before.lastSessionAt())));
        }

        public boolean has(Athlete athlete) {
            return known.containsKey(athlete);
        }
    }

    /** Adds the query of athletes' rows to a round trip. */
    public static void read(RoundTrip roundTrip, Collection<Athlete> athletes, StoredRows rows) {
        var wanted = new RoundTrip.Values("text", "text");
        athletes.forEach(athlete -> wanted.row(athlete.gym(), athlete.id()));
        roundTrip.query(READ, wanted, row -> rows.add(new Athlete(row.getString(1), row.getString(2)), row));
    }

    /**
     * Updates the rows of athletes whose plans were computed again.
     *
     * @param actor the actor whose change led to the new plans
     * @param athletes each athlete once
     * @param stored the stored rows of at least these athletes
     */
    public static void planned(Tx tx, Actor actor, List<AthletePlanned> athletes, StoredRows stored)
            throws SQLException {
        var rows = new RowValues();
        var unnotified = new ArrayList<Athlete>();
        var missed = new LinkedHashMap<Athlete, DayMissed>();
        for (var planned : athletes) {
            var known = Objects.requireNonNull(stored.known.get(planned.athlete()));
            var before = known.row();
            var remembered = before == null || planned.whole()
                    ? RosterMemory.empty()
                    : ContractJson.read(before.memory(), RosterMemory.class);
            var memory = RosterFold.remember(remembered, planned);
            var entry = RosterFold.entry(planned, memory, known.lastSessionAt(), known.marks());
            var now = Stored.of(memory, entry, RosterFold.today(planned), RosterFold.zone(planned));
            if (!now.equals(before)) {
                rows.add(planned.athlete(), memory, entry, now);
                // A row that is computed as a whole, as in a rebuild, does not know which days were missed before.
                var raised = planned.whole()
                        ? Optional.<DayMissed>empty()
                        : MissedDayFlag.raised(planned.athlete(), remembered.standing(), memory.standing());
                if (raised.isPresent()) {
                    missed.put(planned.athlete(), raised.get());
                } else if (!planned.notified() && (before == null || !now.showsAs(before))) {
                    unnotified.add(planned.athlete());
                }
            }
        }
        tx.rows(rows.write());
        var asOf = athletes.getFirst().asOf();
        RosterRefresh.request(tx, actor, unnotified, asOf);
        RosterRefresh.append(tx, actor, missed, asOf);
    }

    static Optional<RosterEntry> entry(Connection connection, Athlete athlete) throws SQLException {
        return row(connection, athlete).map(row -> ContractJson.read(row.entry(), RosterEntry.class));
    }

    /**
     * Returns the state of the athlete's current program, as stored with the row; empty if there is no row or no
     * program.
     */
    static Optional<RosterMemory.Standing> standing(Connection connection, Athlete athlete) throws SQLException {
        return row(connection, athlete)
                .map(row -> ContractJson.read(row.memory(), RosterMemory.class).standing());
    }

    private static Optional<Stored> row(Connection connection, Athlete athlete) throws SQLException {
        return Optional.ofNullable(read(connection, athlete).row());
    }

    /**
     * Updates the flags in an athlete's roster row after a person has marked a flag as seen or opened it again. Returns
     * the flags.
     */
    static List<RosterEntry.RosterFlag> reviewed(
            Connection connection, Athlete athlete, RosterMemory.Standing standing, ZoneId zone) throws SQLException {
        var known = read(connection, athlete);
        var flags = RosterFlags.reviewed(standing, known.marks(), zone);
        var entry = ContractJson.read(Objects.requireNonNull(known.row()).entry(), RosterEntry.class);
        Sql.change(
                connection,
                REVIEW,
                ContractJson.text(entry.with(flags)),
                RosterFlags.lookFrom(flags),
                athlete.gym(),
                athlete.id());
        return flags;
    }

    private static Known read(Connection connection, Athlete athlete) throws SQLException {
        var roundTrip = new RoundTrip();
        var rows = new StoredRows();
        read(roundTrip, List.of(athlete), rows);
        roundTrip.run(connection);
        return Objects.requireNonNull(rows.known.get(athlete));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Collects the values of roster rows, so that one statement writes all of them. */
    private static final class RowValues {
        private final RoundTrip.Values values = new RoundTrip.Values(
                "text",
                "text",
                "text",
                "text",
                "int4",
                "int4",
                "timestamptz",
                "text",
                "text",
                "text",
                "text",
                "timestamptz",
                "timestamptz");

        void add(Athlete athlete, RosterMemory memory, RosterEntry entry, Stored now) {
            var standing = memory.standing();
            var rests = standing == null ? List.<RosterMemory.Rest>of() : standing.rests();
            var flags = entry.flags();
            var lastFour = entry.sessions().lastFourWeeks();
            values.row(
                    athlete.gym(),
                    athlete.id(),
                    entry.name(),
                    rests.stream().map(RowValues::range).collect(Collectors.joining(",", "{", "}")),
                    FlagUrgency.of(flags),
                    lastFour.planned() == 0 ? NONE_PLANNED : Math.min(100, lastFour.done() * 100 / lastFour.planned()),
                    entry.lastSessionAt() == null ? NEVER : entry.lastSessionAt(),
                    SqlArrays.literal(
                            flags.stream().map(RosterEntry.RosterFlag::code).toList()),
                    SqlArrays.literal(standing == null ? List.of() : standing.exercises()),
                    now.entry(),
                    now.memory(),
                    RosterFlags.lookFrom(flags),
                    now.nextDayAt());
        }

        RoundTrip write() {
            return new RoundTrip().change(WRITE, values);
        }

        private static String range(RosterMemory.Rest rest) {
            return "[" + rest.from() + "," + (rest.until() == null ? "" : rest.until()) + ")";
        }
    }
}
