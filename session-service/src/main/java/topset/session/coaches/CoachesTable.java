package topset.session.coaches;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import topset.contract.CoachesSee;
import topset.store.Athlete;
import topset.store.Sql;

public final class CoachesTable {
    private static final String SAVE_SEE = "insert into gym_coaches_see (gym, coaches_see, sequence) values (?, ?, ?)"
            + " on conflict (gym) do update set coaches_see = excluded.coaches_see, sequence = excluded.sequence"
            + " where gym_coaches_see.sequence < excluded.sequence";

    private static final String SAVE_COACHES =
            "insert into athlete_coaches (gym, athlete, coaches, sequence) values (?, ?, ?, ?)"
                    + " on conflict (gym, athlete) do update"
                    + " set coaches = excluded.coaches, sequence = excluded.sequence"
                    + " where athlete_coaches.sequence < excluded.sequence";

    private static final String OF_COACH = "select athlete from athlete_coaches where gym = ? and athlete = any (?)"
            + " and coaches @> array[?]::varchar[]";

    private CoachesTable() {}

    /** The number of the last event about the coaches stays stored, so that a repeated event does not restore them. */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(
                connection,
                "update athlete_coaches set coaches = '{}' where gym = ? and athlete = ?",
                athlete.gym(),
                athlete.id());
    }

    /** Does nothing if a value from a later event is stored. */
    static void save(Connection connection, String gym, CoachesSee coachesSee, long sequence) throws SQLException {
        Sql.change(connection, SAVE_SEE, gym, coachesSee.name(), sequence);
    }

    /** Does nothing if the coaches from a later event are stored. */
    static void save(Connection connection, Athlete athlete, List<String> coaches, long sequence) throws SQLException {
        Sql.change(
                connection,
                SAVE_COACHES,
                athlete.gym(),
                athlete.id(),
                connection.createArrayOf("varchar", coaches.toArray()),
                sequence);
    }

    /** True until the gym sets that a coach sees only the coach's own athletes. */
    static boolean seeEveryone(Connection connection, String gym) throws SQLException {
        return Sql.first(
                        connection,
                        "select coaches_see from gym_coaches_see where gym = ?",
                        row -> row.getString(1).equals(CoachesSee.EVERYONE.name()),
                        gym)
                .orElse(true);
    }

    static Set<String> ofCoach(Connection connection, String gym, String coach, Collection<String> athletes)
            throws SQLException {
        var among = connection.createArrayOf("text", athletes.toArray());
        return Set.copyOf(Sql.list(connection, OF_COACH, row -> row.getString(1), gym, among, coach));
    }
}
