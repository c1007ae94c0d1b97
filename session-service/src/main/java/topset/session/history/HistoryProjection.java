package topset.session.history;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEventCodec;
import topset.session.events.SessionStream;
import topset.store.Projection;
import topset.store.RoundTrip;
import topset.store.TypedEvent;

/**
 * Runs one statement for each kind of change, in the transaction that stores the events. If a transaction changes a set
 * several times, the statement applies the highest revision.
 */
@Singleton
class HistoryProjection implements Projection<SessionEvent> {

    /** In the order in which a transaction applies them. */
    private enum Change {
        CORRECT("""
                update logged_set l set revision = c.revision, completed_at = c.completed_at, details = c.details
                  from (select distinct on (gym, athlete, set_id) gym, athlete, set_id::uuid as set_id, revision,
                               completed_at::timestamptz as completed_at, details
                          from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                            as n(gym, athlete, set_id, revision, completed_at, details)
                         order by gym, athlete, set_id, revision desc) as c
                 where l.gym = c.gym and l.athlete = c.athlete and l.set_id = c.set_id"""),
        REMOVE("""
                update logged_set l set revision = c.revision, removed = true
                  from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as c(gym, athlete, set_id, revision)
                 where l.gym = c.gym and l.athlete = c.athlete and l.set_id = c.set_id::uuid"""),
        /** Hides a session after the undo of an import has removed all its sets. */
        HIDE("""
                delete from session_summary s using unnest(?::text[], ?::text[]) as c(gym, session_id)
                 where s.gym = c.gym and s.session_id = c.session_id::uuid and not exists
                       (select 1 from logged_set l where l.gym = s.gym and l.session_id = s.session_id and not l.removed)"""),
        FINISH("""
                update session_summary s set finished_at_text = c.finished_at
                  from unnest(?::text[], ?::text[], ?::text[]) as c(gym, session_id, finished_at)
                 where s.gym = c.gym and s.session_id = c.session_id::uuid"""),
        FORGET_SETS("""
                delete from logged_set l using unnest(?::text[], ?::text[]) as c(gym, athlete)
                 where l.gym = c.gym and l.athlete = c.athlete"""),
        FORGET_SESSIONS("""
                delete from session_summary s using unnest(?::text[], ?::text[]) as c(gym, athlete)
                 where s.gym = c.gym and s.athlete = c.athlete""");

        private final String sql;

        Change(String sql) {
            this.sql = sql;
        }

        private RoundTrip.Values noRows() {
            return switch (this) {
                case CORRECT -> new RoundTrip.Values("text", "text", "text", "int4", "text", "text");
                case REMOVE -> new RoundTrip.Values("text", "text", "text", "int4");
                case FINISH -> new RoundTrip.Values("text", "text", "text");
                case HIDE, FORGET_SETS, FORGET_SESSIONS -> new RoundTrip.Values("text", "text");
            };
        }
    }

    private final SetsOfDates dates = new SetsOfDates();

    @Override
    public RoundTrip changes(List<TypedEvent<SessionEvent>> events) {
        var begun = new StartedSessions();
        var logged = new LoggedSets(dates);
        var changes = new EnumMap<Change, RoundTrip.Values>(Change.class);
        for (var event : events) {
            add(changes, begun, logged, event);
        }
        var all = begun.insert().and(logged.insert());
        changes.forEach((change, rows) -> all.change(change.sql, rows));
        return all;
    }

    private static void add(
            Map<Change, RoundTrip.Values> changes,
            StartedSessions begun,
            LoggedSets logged,
            TypedEvent<SessionEvent> typed) {
        var event = typed.stored();
        var gym = event.athlete().gym();
        var athlete = event.athlete().id();
        switch (typed.event()) {
            case SessionEvent.Started started -> begun.add(event, SessionStream.sessionId(event.stream()), started);
            case SessionEvent.SetCompleted completed ->
                logged.add(event, SessionStream.sessionId(event.stream()), completed);
            case SessionEvent.SetCorrected corrected ->
                rows(changes, Change.CORRECT)
                        .row(
                                gym,
                                athlete,
                                corrected.setId(),
                                corrected.revision(),
                                corrected.set().completedAt(),
                                SessionEventCodec.write(corrected.set()));
            case SessionEvent.SetRemoved removed -> {
                rows(changes, Change.REMOVE).row(gym, athlete, removed.setId(), removed.revision());
                if (removed.importId() != null) {
                    rows(changes, Change.HIDE).row(gym, SessionStream.sessionId(event.stream()));
                }
            }
            case SessionEvent.Finished finished ->
                rows(changes, Change.FINISH).row(gym, SessionStream.sessionId(event.stream()), finished.finishedAt());
            case SessionEvent.AthleteErased erased -> {
                rows(changes, Change.FORGET_SETS).row(gym, athlete);
                rows(changes, Change.FORGET_SESSIONS).row(gym, athlete);
            }
        }
    }

    private static RoundTrip.Values rows(Map<Change, RoundTrip.Values> changes, Change change) {
        return changes.computeIfAbsent(change, Change::noRows);
    }
}
