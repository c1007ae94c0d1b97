package topset.program.roster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.publishing.RosterRefresh;
import topset.program.roster.RosterEntry.RosterFlag;
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
    record Stored(String memory, String entry, @Nullable Instant nextDayAt) {
        RosterState state() {
            return ContractJson.read(memory, RosterState.class);
        }

        RosterEntry shown() {
            return ContractJson.read(entry, RosterEntry.class);
        }

        /** Whether another row has the same content as this row. */
        private boolean showsAs(Stored other) {
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
        var rows = new RoundTrip.Values(
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
        var unnotified = new ArrayList<Athlete>();
        var missed = new LinkedHashMap<Athlete, DayMissed>();
        for (var planned : athletes) {
            var athlete = planned.programs().athlete();
            var known = Objects.requireNonNull(stored.known.get(athlete));
            var row = known.row();
            var before = row == null || planned.whole() ? RosterState.NONE : row.state();
            var state = before.after(planned);
            var entry = state.entry(planned, known.lastSessionAt(), known.marks());
            var now = new Stored(ContractJson.text(state), ContractJson.text(entry), state.nextDayAt(planned));
            if (!now.equals(row)) {
                add(rows, athlete, state.program(), entry, now);
                var raised = state.raisedAfter(before, planned);
                // A row that is computed as a whole, as in a rebuild, does not know which days were missed before.
                if (raised.isPresent() && !planned.whole()) {
                    missed.put(athlete, raised.get());
                } else if (!planned.notified() && (row == null || !now.showsAs(row))) {
                    unnotified.add(athlete);
                }
            }
        }
        tx.rows(new RoundTrip().change(WRITE, rows));
        var asOf = athletes.getFirst().asOf();
        RosterRefresh.request(tx, actor, unnotified, asOf);
        RosterRefresh.append(tx, actor, missed, asOf);
    }

    private static void add(
            RoundTrip.Values rows, Athlete athlete, @Nullable RosterProgram program, RosterEntry entry, Stored now) {
        var flags = entry.flags();
        var lastFour = entry.sessions().lastFourWeeks();
        rows.row(
                athlete.gym(),
                athlete.id(),
                entry.name(),
                program == null ? "{}" : program.rests(),
                RosterFlags.urgency(flags),
                lastFour.planned() == 0 ? NONE_PLANNED : Math.min(100, lastFour.done() * 100 / lastFour.planned()),
                Objects.requireNonNullElse(entry.lastSessionAt(), NEVER),
                SqlArrays.literal(flags.stream().map(RosterFlag::code).toList()),
                SqlArrays.literal(program == null ? List.of() : program.exercises()),
                now.entry(),
                now.memory(),
                RosterFlags.lookFrom(flags),
                now.nextDayAt());
    }

    /** Returns the stored row of an athlete; null if there is none. */
    static @Nullable Stored read(Connection connection, Athlete athlete) throws SQLException {
        var roundTrip = new RoundTrip();
        var rows = new StoredRows();
        read(roundTrip, List.of(athlete), rows);
        roundTrip.run(connection);
        return Objects.requireNonNull(rows.known.get(athlete)).row();
    }

    /**
     * Updates the flags in an athlete's roster row after a person has marked a flag as seen or opened it again. Returns
     * the flags.
     */
    static List<RosterFlag> review(Connection connection, Athlete athlete, Stored row, ZoneId zone)
            throws SQLException {
        var flags = RosterFlags.reviewed(row.state(), SeenFlagTable.load(connection, athlete), zone);
        Sql.change(
                connection,
                REVIEW,
                ContractJson.text(row.shown().with(flags)),
                RosterFlags.lookFrom(flags),
                athlete.gym(),
                athlete.id());
        return flags;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
