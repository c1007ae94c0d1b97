package topset.session.history;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;

/** Counts the stored sets of an athlete. */
public final class AthleteSets {
    private static final String COUNT =
            "select count(*) from (select 1 from logged_set where gym = ? and athlete = ? limit ?) as sets";

    private AthleteSets() {}

    /** Returns the number of the athlete's sets, including removed ones. Counting stops at {@code most}. */
    public static int count(Connection connection, Athlete athlete, int most) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setString(1, athlete.gym());
            query.setString(2, athlete.id());
            query.setInt(3, most);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
