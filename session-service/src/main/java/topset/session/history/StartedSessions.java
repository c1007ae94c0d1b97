package topset.session.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.session.events.SessionEvent;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateTotals.Totals;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;

/** Inserts started sessions with one statement. */
final class StartedSessions {
    private static final String INSERT = """
        insert into session_summary (gym, session_id, athlete, started_at, started_at_text, started_on, day)
        select gym, session_id::uuid, athlete, started_at::timestamptz, started_at, started_on::date, day
          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
            as s(gym, session_id, athlete, started_at, started_on, day)""";

    private static final String COUNT = "select d.n, %s from %s".formatted(CountedDates.SESSIONS, CountedDates.DATES);

    private final RoundTrip.Values rows = new RoundTrip.Values("text", "text", "text", "text", "text", "int4");
    private final Map<TrainingDate, Integer> added = new LinkedHashMap<>();

    void add(RecordedEvent event, UUID sessionId, SessionEvent.Started started) {
        var date = started.startedAt().toLocalDate();
        rows.row(event.athlete().gym(), sessionId, event.athlete().id(), started.startedAt(), date, started.day());
        added.merge(new TrainingDate(event.athlete(), date), 1, Integer::sum);
    }

    /**
     * Also counts the sessions of the dates. Reading the results throws {@link
     * topset.session.sets.TrainingDateFullException} if a date would have more sessions than allowed.
     */
    RoundTrip insert() {
        var dates = List.copyOf(added.entrySet());
        return new RoundTrip()
                .query(COUNT, CountedDates.values(List.copyOf(added.keySet())), row -> {
                    var date = dates.get(row.getInt(1) - 1);
                    new Totals(row.getInt(2), 0).requireRoom(date.getKey(), date.getValue(), 0);
                })
                .change(INSERT, rows);
    }
}
