package topset.program.roster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.edge.web.ContractJson;
import topset.program.programs.AthleteTable;
import topset.program.programs.ProgramEvent.RowChanged;
import topset.program.programs.SeenFlag;
import topset.program.publishing.ProgramStream;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.sets.SetChanges;
import topset.program.sets.SetFactTable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Tx;

/** Updates the rows of the roster in the same transaction as the plans, without a round trip of its own. */
public final class RosterProjection {
    /**
     * Columns for {@link StoredRow#set}. The query must have a table {@code w} with the columns gym and athlete, and
     * set_ids as {@link SetFactTable#LAST_SESSION} says.
     */
    public static final String COLUMNS = "r.memory, r.entry, r.next_day_at, " + SeenFlagTable.MARKS + " as marks, "
            + SetFactTable.LAST_SESSION + " as last_session_at";

    /** Joins the table of {@link #COLUMNS}. */
    public static final String JOIN = " left join roster_row r on r.gym = w.gym and r.athlete = w.athlete";

    private static final String READ = "select w.gym, w.athlete, " + COLUMNS + " from (select a.*, '{}' as set_ids"
            + " from unnest(?::text[], ?::text[]) a(gym, athlete)) w" + JOIN;

    private static final List<String> NAMES = Sql.words("gym athlete name rests urgency adherence last_session_at flags"
            + " exercises entry memory look_from next_day_at");

    /** The SQL types of the parameters, in the same order. Some are the text of another type. */
    private static final List<String> TYPES =
            Sql.words("text text text text int4 int4 timestamptz text text text text timestamptz timestamptz");

    private static final String WRITE = "insert into roster_row (" + String.join(", ", NAMES)
            + ") select gym, athlete, name, rests::tstzmultirange, urgency, adherence, last_session_at, flags::varchar[],"
            + " exercises::varchar[], entry, memory, look_from, next_day_at from unnest("
            + TYPES.stream().map("?::%s[]"::formatted).collect(Collectors.joining(", "))
            + ") r(" + String.join(", ", NAMES) + ") on conflict (gym, athlete) do update set "
            + NAMES.stream().skip(2).map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    private static final String REVIEW = "update roster_row set entry = ?, look_from = ? where gym = ? and athlete = ?";
    private static final OffsetDateTime NEVER = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final int NONE_PLANNED = 101;

    /** {@code nextDayAt} is the next time at which the missed days change; null if no such time is near. */
    record Stored(String memory, String entry, @Nullable Instant nextDayAt) {
        RosterState state() {
            return ContractJson.read(memory, RosterState.class);
        }

        RosterEntry shown() {
            return ContractJson.read(entry, RosterEntry.class);
        }

        private boolean showsAs(Stored other) {
            return memory.equals(other.memory) && entry.equals(other.entry);
        }
    }

    private RosterProjection() {}

    /** The stored row of an athlete. It is complete when the round trip has run. */
    public static final class StoredRow {
        private @Nullable Stored row;
        private Map<FlagCode, SeenFlag> marks = Map.of();

        /** The newest session that still has a set, inside or outside a program. */
        private @Nullable Instant lastSessionAt;

        private boolean isRead;

        public void set(ResultSet found) throws SQLException {
            var memory = found.getString("memory");
            row = memory == null
                    ? null
                    : new Stored(memory, found.getString("entry"), AthleteTable.instant(found, "next_day_at"));
            marks = SeenFlagTable.read(found.getArray("marks"));
            lastSessionAt = AthleteTable.instant(found, "last_session_at");
            isRead = true;
        }

        /** The row must have been read. */
        public void change(SetChanges sets) {
            lastSessionAt = sets.lastSession(lastSessionAt);
        }

        public boolean isRead() {
            return isRead;
        }
    }

    public static void read(RoundTrip roundTrip, Athlete athlete, StoredRow row) {
        roundTrip.query(READ, new RoundTrip.Values("text", "text").row(athlete), row::set);
    }

    /** {@code stored} is read. */
    public static void planned(Tx tx, Actor actor, AthletePlanned planned, StoredRow stored) throws SQLException {
        var rows = new RoundTrip.Values(TYPES);
        var athlete = planned.programs().athlete();
        var row = stored.row;
        var before = row == null || planned.whole() ? RosterState.NONE : row.state();
        var state = before.after(planned);
        var entry = state.entry(planned, stored.lastSessionAt, stored.marks);
        var now = new Stored(ContractJson.text(state), ContractJson.text(entry), state.nextDayAt(planned));
        if (!now.equals(row)) {
            add(rows, athlete, state.program(), entry, now);
            var raised = state.raisedAfter(before, planned);
            // A row that is computed as a whole, as in a rebuild, does not know which days were missed before.
            if (raised.isPresent() && !planned.whole()) {
                ProgramStream.refresh(tx, actor, athlete, raised.get(), planned.asOf());
            } else if (!planned.notified() && (row == null || !now.showsAs(row))) {
                ProgramStream.refresh(tx, actor, athlete, new RowChanged(planned.asOf()), planned.asOf());
            }
        }
        tx.rows(new RoundTrip().change(WRITE, rows));
    }

    private static void add(
            RoundTrip.Values rows, Athlete athlete, @Nullable RosterProgram program, RosterEntry entry, Stored now) {
        var flags = entry.flags();
        var lastFour = entry.sessions().lastFourWeeks();
        rows.row(
                athlete,
                entry.name(),
                program == null ? "{}" : program.rests(),
                RosterFlags.urgency(flags),
                lastFour.planned() == 0 ? NONE_PLANNED : Math.min(100, lastFour.done() * 100 / lastFour.planned()),
                Objects.requireNonNullElse(entry.lastSessionAt(), NEVER),
                Sql.arrayLiteral(flags.stream().map(flag -> flag.code().name()).toList()),
                Sql.arrayLiteral(program == null ? List.of() : program.exercises()),
                now.entry(),
                now.memory(),
                RosterFlags.lookFrom(flags),
                now.nextDayAt());
    }

    static @Nullable Stored read(Connection connection, Athlete athlete) throws SQLException {
        var roundTrip = new RoundTrip();
        var row = new StoredRow();
        read(roundTrip, athlete, row);
        roundTrip.run(connection);
        return row.row;
    }

    /** Updates the flags of a row after a mark has changed, and returns them. */
    static List<RosterFlag> review(Connection connection, Athlete athlete, Stored row, ZoneId zone)
            throws SQLException {
        var flags = RosterFlags.reviewed(row.state(), SeenFlagTable.load(connection, athlete), zone);
        Sql.change(
                connection, REVIEW, ContractJson.text(row.shown().with(flags)), RosterFlags.lookFrom(flags), athlete);
        return flags;
    }
}
