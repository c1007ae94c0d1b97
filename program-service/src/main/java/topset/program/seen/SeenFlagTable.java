package topset.program.seen;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.rules.lift.FlagCode;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * Reads and writes the table {@code seen_flag}. For each flag of an athlete it contains the
 * newest mark which says that a person has seen the flag.
 */
public final class SeenFlagTable {
    /**
     * The SQL expression that selects an athlete's marks of seen flags as an array. The query
     * that contains this expression must have a table with the alias {@code w} and the columns gym and athlete.
     */
    public static final String MARKS = "array(select s.mark from seen_flag s where s.gym = w.gym"
            + " and s.athlete = w.athlete and s.mark is not null order by s.code)";

    private static final String OF_ATHLETE =
            "select " + MARKS + " from (select ?::text as gym, ?::text as athlete) as w";

    private static final String TIMES = "select times from seen_flag where gym = ? and athlete = ? and code = ?";

    private static final String SAVE = "insert into seen_flag (gym, athlete, code, mark, times) values (?, ?, ?, ?, 1)"
            + " on conflict (gym, athlete, code) do update set mark = excluded.mark, times = seen_flag.times + 1";

    private SeenFlagTable() {}

    public static Map<FlagCode, SeenFlag> load(Connection connection, Athlete athlete) throws SQLException {
        return Sql.one(connection, OF_ATHLETE, row -> read(row.getArray(1)), athlete.gym(), athlete.id());
    }

    /** Reads the array column that the SQL expression {@link #MARKS} selects. */
    public static Map<FlagCode, SeenFlag> read(Array marks) throws SQLException {
        return Arrays.stream((String[]) marks.getArray())
                .map(mark -> ContractJson.read(mark, SeenFlag.class))
                .collect(Collectors.toMap(SeenFlag::code, Function.identity()));
    }

    /**
     * Returns the number of times that a flag of an athlete was marked as seen or opened again.
     */
    public static int times(Connection connection, Athlete athlete, FlagCode code) throws SQLException {
        return Sql.first(connection, TIMES, row -> row.getInt(1), athlete.gym(), athlete.id(), code.name())
                .orElse(0);
    }

    /**
     * Stores whether a person has marked a flag as seen. A null mark means that the flag is not
     * marked as seen.
     */
    public static void save(Connection connection, Athlete athlete, FlagCode code, @Nullable SeenFlag mark)
            throws SQLException {
        var text = mark == null ? null : ContractJson.text(mark);
        Sql.change(connection, SAVE, athlete.gym(), athlete.id(), code.name(), text);
    }
}
