package topset.program.athletes;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * A new athlete has no event, no set, no note, no coach and no tag. An erased athlete still has events, so it is not
 * new.
 */
final class NewAthletes {
    private static final String IS_NEW =
            "select not exists (select from event e where e.gym = w.gym and e.athlete = w.athlete and e.sequence > 0)"
                    + " and not exists (select from inbox i where i.gym = w.gym and i.athlete = w.athlete)"
                    + " and not exists (select from note n where n.gym = w.gym and n.athlete = w.athlete)"
                    + " and not exists (select from coaches_and_tags c where c.gym = w.gym and c.athlete = w.athlete)"
                    + " from (select ?::text as gym, ?::text as athlete) w";

    private NewAthletes() {}

    static boolean isNew(Connection connection, Athlete athlete) throws SQLException {
        return Sql.one(connection, IS_NEW, row -> row.getBoolean(1), athlete.gym(), athlete.id());
    }
}
