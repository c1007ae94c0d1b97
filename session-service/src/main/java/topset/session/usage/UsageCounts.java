package topset.session.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.YearMonth;
import javax.sql.DataSource;
import topset.store.StoreFailedException;

@ApplicationScoped
class UsageCounts {
    private static final String COUNTS = """
        with started as materialized (
        select s.gym, s.session_id, s.athlete from session_summary s
         where s.gym = ? and s.started_on >= ?::date and s.started_on < ?::date)
        select (select count(distinct athlete) from started), (select count(*) from started),
               (select count(*) from started s join logged_set l on l.gym = s.gym and l.session_id = s.session_id
                 where not l.removed)""";

    private final DataSource database;

    UsageCounts(DataSource database) {
        this.database = database;
    }

    MonthlyUsage of(String gym, YearMonth month) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COUNTS)) {
            query.setString(1, gym);
            query.setString(2, month.atDay(1).toString());
            query.setString(3, month.plusMonths(1).atDay(1).toString());
            try (var row = query.executeQuery()) {
                row.next();
                return new MonthlyUsage(month, row.getLong(1), row.getLong(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }
}
