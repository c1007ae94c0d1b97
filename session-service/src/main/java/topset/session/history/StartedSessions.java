package topset.session.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.events.SessionEvent;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateTotals.Totals;
import topset.store.RecordedEvent;

/**
 * Inserts the rows of newly started sessions with one statement. The statement also returns how many sessions each date
 * had before.
 */
final class StartedSessions {
    private static final String INSERT = """
        with added as (
        insert into session_summary (gym, session_id, athlete, started_at, started_at_text, started_on, day)
        select * from unnest(?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::date[], ?::int[]))
        select d.n, %s from %s""".formatted(CountedDates.SESSIONS, CountedDates.DATES);

    private final List<String> gyms = new ArrayList<>();
    private final List<UUID> sessions = new ArrayList<>();
    private final List<String> athletes = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final List<String> dates = new ArrayList<>();
    private final List<@Nullable Integer> days = new ArrayList<>();
    private final Map<TrainingDate, Integer> added = new LinkedHashMap<>();

    void add(RecordedEvent event, UUID sessionId, SessionEvent.Started started) {
        var date = started.startedAt().toLocalDate();
        gyms.add(event.athlete().gym());
        sessions.add(sessionId);
        athletes.add(event.athlete().id());
        times.add(started.startedAt().toString());
        dates.add(date.toString());
        days.add(started.day());
        added.merge(new TrainingDate(event.athlete(), date), 1, Integer::sum);
    }

    /**
     * Inserts the rows of all sessions that were added to this object.
     *
     * @throws topset.session.sets.TrainingDateFullException if a date would have more sessions than allowed
     */
    void insert(Connection connection) throws SQLException {
        if (sessions.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("text", gyms.toArray()));
            insert.setArray(2, connection.createArrayOf("uuid", sessions.toArray()));
            insert.setArray(3, connection.createArrayOf("text", athletes.toArray()));
            insert.setArray(4, connection.createArrayOf("timestamptz", times.toArray()));
            insert.setArray(5, connection.createArrayOf("text", times.toArray()));
            insert.setArray(6, connection.createArrayOf("date", dates.toArray()));
            insert.setArray(7, connection.createArrayOf("int4", days.toArray()));
            var counted = List.copyOf(added.entrySet());
            CountedDates.bind(insert, 8, List.copyOf(added.keySet()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    var date = counted.get(rows.getInt(1) - 1);
                    new Totals(rows.getInt(2), 0).requireRoom(date.getKey(), date.getValue(), 0);
                }
            }
        }
    }
}
