package topset.session.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import topset.store.Query;
import topset.store.Sql;

@ApplicationScoped
class UsageCounts {
    private static final String COUNTS = """
        with started as materialized (
        select s.gym, s.session_id, s.athlete from session_summary s
         where s.gym = ? and s.started_on >= ?::date and s.started_on < ?::date)
        select (select count(distinct athlete) from started), (select count(*) from started),
               (select count(*) from started s join logged_set l on l.gym = s.gym and l.session_id = s.session_id
                 where not l.removed)\
        """;

    private final DataSource database;

    record MonthlyUsage(
            @Schema(implementation = String.class) YearMonth month, long athletes, long sessions, long sets) {}

    UsageCounts(DataSource database) {
        this.database = database;
    }

    MonthlyUsage of(String gym, YearMonth month) {
        return Query.on(
                database,
                connection -> Sql.one(
                        connection,
                        COUNTS,
                        row -> new MonthlyUsage(month, row.getLong(1), row.getLong(2), row.getLong(3)),
                        gym,
                        month.atDay(1).toString(),
                        month.plusMonths(1).atDay(1).toString()));
    }
}
