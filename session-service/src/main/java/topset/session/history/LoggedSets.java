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
import topset.session.events.SessionEventCodec;
import topset.session.sets.SetIdTakenException;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateTotals.Totals;
import topset.store.RecordedEvent;

/**
 * Inserts the rows of newly completed sets with one statement. The statement also returns how many rows were inserted
 * and how many sets each date had before. If fewer rows than sets were inserted, a set's id is already in use. The
 * statement skips such a set, because a violated constraint would abort the transaction that other writes share.
 */
final class LoggedSets {
    private static final String INSERT = """
        with added as (
        insert into logged_set (gym, athlete, set_id, session_id, completed_at, sequence, details, import_id, revision,
                removed)
        select *, 1, false
          from unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[], ?::uuid[])
        on conflict do nothing returning 1)
        select 0, count(*) from added
        union all
        select d.n, %s from %s""".formatted(CountedDates.SETS, CountedDates.DATES);

    private final List<String> gyms = new ArrayList<>();
    private final List<String> athletes = new ArrayList<>();
    private final List<UUID> sets = new ArrayList<>();
    private final List<UUID> sessions = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final List<Long> sequences = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final List<@Nullable UUID> imports = new ArrayList<>();
    private final Map<TrainingDate, Integer> added = new LinkedHashMap<>();

    void add(RecordedEvent event, UUID sessionId, SessionEvent.SetCompleted completed) {
        gyms.add(event.athlete().gym());
        athletes.add(event.athlete().id());
        sets.add(completed.setId());
        sessions.add(sessionId);
        times.add(completed.set().completedAt().toString());
        sequences.add(event.sequence());
        details.add(SessionEventCodec.write(completed.set()));
        imports.add(completed.importId());
        added.merge(
                new TrainingDate(event.athlete(), completed.sessionStartedAt().toLocalDate()), 1, Integer::sum);
    }

    /**
     * Inserts the rows of all sets that were added to this object.
     *
     * @throws SetIdTakenException if another session of the athlete has a set with one of the ids
     * @throws topset.session.sets.TrainingDateFullException if a date would have more sets than allowed
     */
    void insert(Connection connection) throws SQLException {
        if (sets.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("text", gyms.toArray()));
            insert.setArray(2, connection.createArrayOf("text", athletes.toArray()));
            insert.setArray(3, connection.createArrayOf("uuid", sets.toArray()));
            insert.setArray(4, connection.createArrayOf("uuid", sessions.toArray()));
            insert.setArray(5, connection.createArrayOf("text", times.toArray()));
            insert.setArray(6, connection.createArrayOf("bigint", sequences.toArray()));
            insert.setArray(7, connection.createArrayOf("text", details.toArray()));
            insert.setArray(8, connection.createArrayOf("uuid", imports.toArray()));
            var counted = List.copyOf(added.entrySet());
            CountedDates.bind(insert, 9, List.copyOf(added.keySet()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    var n = rows.getInt(1);
                    var count = rows.getInt(2);
                    if (n > 0) {
                        var date = counted.get(n - 1);
                        new Totals(0, count).requireRoom(date.getKey(), 0, date.getValue());
                    } else if (count < sets.size()) {
                        throw new SetIdTakenException();
                    }
                }
            }
        }
    }
}
