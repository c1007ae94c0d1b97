package topset.program.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import topset.store.Athlete;
import topset.store.Sql;

/** Deletes an athlete's plans, programs, profile and row on the coach's page, but not the logged sets. */
public final class PlanTables {
    private static final String OF_PROGRAMS = " w using program p where p.gym = ? and p.athlete = ?"
            + " and w.gym = p.gym and w.program_id = p.program_id";

    private static final List<String> FORGET = List.of(
            "delete from slot_week" + OF_PROGRAMS,
            "delete from program_week" + OF_PROGRAMS,
            "delete from today_backoff where gym = ? and athlete = ?",
            "delete from program where gym = ? and athlete = ?",
            "delete from athlete_profile where gym = ? and athlete = ?",
            "delete from roster_row where gym = ? and athlete = ?");

    private PlanTables() {}

    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        for (var forget : FORGET) {
            execute(connection, forget, athlete);
        }
    }

    /** The statement has two parameters: the gym and the id of the athlete. */
    static void execute(Connection connection, String sql, Athlete athlete) throws SQLException {
        Sql.change(connection, sql, athlete.gym(), athlete.id());
    }
}
