package topset.session.history;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateTotals;
import topset.session.sets.TrainingLimits;
import topset.store.RoundTrip;

@Singleton
class CountedDates implements TrainingDateTotals {
    /** A table {@code d (gym, athlete, started_on, n)} of training dates, with parameters from {@link #values}. */
    static final String DATES =
            "unnest(?::text[], ?::text[], ?::date[]) with ordinality as d(gym, athlete, started_on, n)";

    /**
     * The additional range of instants lets PostgreSQL use the index on the sessions' start. It is wide enough for
     * every time zone, because no offset exceeds 18 hours.
     */
    private static final String SESSIONS_OF = """
        from session_summary s
         where s.gym = d.gym and s.athlete = d.athlete and s.started_on = d.started_on
           and s.started_at >= (d.started_on - interval '18 hours') at time zone 'UTC'
           and s.started_at < (d.started_on + interval '42 hours') at time zone 'UTC'""";

    /** For a date in the table {@code d}. */
    static final String SESSIONS = "(select count(*) " + SESSIONS_OF + ")";

    /**
     * SQL for the number of sets on a date in the table {@code d}. Counting stops at the limit of a date.
     */
    static final String SETS = "(select count(*) from (select 1 "
            + SESSIONS_OF.replace(
                    "from session_summary s",
                    "from session_summary s join logged_set l on l.gym = s.gym and l.session_id = s.session_id")
            + " limit " + TrainingLimits.SETS_OF_DATE + ") as counted)";

    private static final String BOTH = "select " + SESSIONS + ", " + SETS + " from " + DATES;

    @Override
    public Totals of(Connection connection, TrainingDate date) throws SQLException {
        var totals = new ArrayList<Totals>();
        new RoundTrip()
                .query(BOTH, values(List.of(date)), row -> totals.add(new Totals(row.getInt(1), row.getInt(2))))
                .run(connection);
        return totals.getFirst();
    }

    /** The three parameters of {@link #DATES}. */
    static RoundTrip.Values values(List<TrainingDate> dates) {
        var values = new RoundTrip.Values("text", "text", "date");
        dates.forEach(date -> values.row(
                date.athlete().gym(), date.athlete().id(), date.date().toString()));
        return values;
    }
}
