package topset.program.roster;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.edge.web.ContractJson;
import topset.program.programs.SeenFlag;
import topset.store.Athlete;
import topset.store.Sql;

/** The table {@code seen_flag}: the newest mark of each flag of an athlete, and how often it was changed. */
public final class SeenFlagTable {
    /** The marks of the athlete of a row {@code w}, as an array. */
    static final String MARKS = "array(select s.mark from seen_flag s where s.gym = w.gym"
            + " and s.athlete = w.athlete and s.mark is not null order by s.code)";

    private static final String OF_ATHLETE =
            "select " + MARKS + " from (select ?::text as gym, ?::text as athlete) as w";

    private static final String SAVE = "insert into seen_flag (gym, athlete, code, mark, times) values (?, ?, ?, ?, 1)"
            + " on conflict (gym, athlete, code) do update set mark = excluded.mark, times = seen_flag.times + 1"
            + " where seen_flag.times < ?";

    private SeenFlagTable() {}

    public static Map<FlagCode, SeenFlag> load(Connection connection, Athlete athlete) throws SQLException {
        return Sql.one(connection, OF_ATHLETE, row -> read(row.getArray(1)), athlete);
    }

    static Map<FlagCode, SeenFlag> read(Array marks) throws SQLException {
        return Arrays.stream((String[]) marks.getArray())
                .map(mark -> ContractJson.read(mark, SeenFlag.class))
                .collect(Collectors.toMap(SeenFlag::code, Function.identity()));
    }

    /** Returns false if the flag was changed {@code mostTimes} before. A null mark opens the flag. */
    static boolean save(Connection connection, Athlete athlete, FlagCode code, @Nullable SeenFlag mark, int mostTimes)
            throws SQLException {
        var text = mark == null ? null : ContractJson.text(mark);
        return Sql.change(connection, SAVE, athlete, code.name(), text, mostTimes) == 1;
    }
}
