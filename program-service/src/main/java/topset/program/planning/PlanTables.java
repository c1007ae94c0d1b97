package topset.program.planning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import topset.store.Athlete;

/** All that is derived for an athlete but the facts, in the tables that are served or in those of the next generation. */
final class PlanTables {
    static final String SERVED = "public";
    static final String NEXT = "next_generation";

    private static final String OF_PROGRAMS = " w using SCHEMA.program p where p.gym = ? and p.athlete = ?"
            + " and w.gym = p.gym and w.program_id = p.program_id";

    private static final List<String> FORGET = List.of(
            "delete from SCHEMA.slot_week" + OF_PROGRAMS,
            "delete from SCHEMA.program_week" + OF_PROGRAMS,
            "delete from SCHEMA.today_backoff where gym = ? and athlete = ?",
            "delete from SCHEMA.program where gym = ? and athlete = ?",
            "delete from SCHEMA.athlete_profile where gym = ? and athlete = ?",
            "delete from SCHEMA.roster_row where gym = ? and athlete = ?");

    private PlanTables() {}

    /** Takes an athlete out of them. */
    static void forget(Connection connection, String schema, Athlete athlete) throws SQLException {
        for (var forget : FORGET) {
            execute(connection, forget.replace("SCHEMA", schema), athlete);
        }
    }

    /** Runs a statement whose parameters are the athlete's gym and id. */
    static void execute(Connection connection, String sql, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.executeUpdate();
        }
    }
}
