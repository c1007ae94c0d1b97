package topset.session.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEventCodec;
import topset.session.sets.SetIdTakenException;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateTotals.Totals;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;

/**
 * Inserts completed sets with one statement. If fewer rows than sets were inserted, a set's id is already in use. The
 * statement skips such a set, because a violated constraint would abort the transaction that other writes share.
 */
final class LoggedSets {
    private static final String INSERT = """
        with added as (
        insert into logged_set (gym, athlete, set_id, session_id, completed_at, sequence, details, import_id, revision,
                removed)
        select gym, athlete, set_id::uuid, session_id::uuid, completed_at::timestamptz, sequence, details,
               import_id::uuid, 1, false
          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
            as s(gym, athlete, set_id, session_id, completed_at, sequence, details, import_id)
        on conflict do nothing returning 1)
        select count(*) from added""";

    private static final String COUNT = "select d.n, %s from %s".formatted(CountedDates.SETS, CountedDates.DATES);

    private final SetsOfDates known;
    private final RoundTrip.Values rows =
            new RoundTrip.Values("text", "text", "text", "text", "text", "int8", "text", "text");
    private final Map<TrainingDate, Added> added = new LinkedHashMap<>();
    private int sets;

    /** @param known remembers how many sets each training date has */
    LoggedSets(SetsOfDates known) {
        this.known = known;
    }

    /**
     * What the transaction adds to a training date.
     *
     * @param sequence the number of the athlete's last event before these sets
     */
    private record Added(long sequence, int sets) {}

    void add(RecordedEvent event, UUID sessionId, SessionEvent.SetCompleted completed) {
        rows.row(
                event.athlete().gym(),
                event.athlete().id(),
                completed.setId(),
                sessionId,
                completed.set().completedAt(),
                event.sequence(),
                SessionEventCodec.write(completed.set()),
                completed.importId());
        sets++;
        added.merge(
                new TrainingDate(event.athlete(), completed.sessionStartedAt().toLocalDate()),
                new Added(event.sequence() - 1, 1),
                (before, one) -> new Added(before.sequence(), before.sets() + 1));
    }

    /**
     * Also counts the sets of those dates that may be full. Reading the results throws {@link SetIdTakenException} if
     * another session of the athlete has a set with one of the ids, and {@link
     * topset.session.sets.TrainingDateFullException} if a date would have more sets than allowed.
     */
    RoundTrip insert() {
        var uncertain = added.keySet().stream().filter(this::mayBeFull).toList();
        return new RoundTrip()
                .query(COUNT, CountedDates.values(uncertain), row -> {
                    var date = uncertain.get(row.getInt(1) - 1);
                    counted(date, row.getInt(2));
                })
                .query(INSERT, rows, row -> {
                    if (row.getInt(1) < sets) {
                        throw new SetIdTakenException();
                    }
                });
    }

    private boolean mayBeFull(TrainingDate date) {
        var more = of(date);
        return !known.hasRoom(date, more.sequence(), more.sets());
    }

    private void counted(TrainingDate date, int before) {
        var more = of(date);
        known.remember(date, before, more.sequence());
        new Totals(0, before).requireRoom(date, 0, more.sets());
    }

    private Added of(TrainingDate date) {
        return Objects.requireNonNull(added.get(date));
    }
}
