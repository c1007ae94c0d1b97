package topset.session.sessions;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import topset.edge.web.ContractJson;
import topset.session.events.SessionEvent;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.TypedEvent;
import topset.store.append.Tx;

/** Writes the tables of sessions and sets in the transaction that stores the events. */
public final class LogTables {

    /** In the order in which a work applies them: one statement for each kind of change. */
    private enum TableChange {
        START("text text text text text int4", """
                insert into session_summary (gym, session_id, athlete, started_at, started_at_text, started_on, day)
                select gym, session_id::uuid, athlete, started_at::timestamptz, started_at, started_on::date, day
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
                    as s(gym, session_id, athlete, started_at, started_on, day)"""),
        LOG("text text text text text int8 text text", """
                insert into logged_set (gym, athlete, set_id, session_id, completed_at, sequence, details, import_id,
                        revision, removed)
                select gym, athlete, set_id::uuid, session_id::uuid, completed_at::timestamptz, sequence, details,
                       import_id::uuid, 1, false
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                    as s(gym, athlete, set_id, session_id, completed_at, sequence, details, import_id)"""),
        CORRECT("text text text int4 text text", """
                update logged_set l set revision = c.revision, completed_at = c.completed_at, details = c.details
                  from (select distinct on (gym, athlete, set_id) gym, athlete, set_id::uuid as set_id, revision,
                               completed_at::timestamptz as completed_at, details
                          from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                            as n(gym, athlete, set_id, revision, completed_at, details)
                         order by gym, athlete, set_id, revision desc) as c
                 where l.gym = c.gym and l.athlete = c.athlete and l.set_id = c.set_id"""),
        REMOVE("text text text int4", """
                update logged_set l set revision = c.revision, removed = true
                  from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as c(gym, athlete, set_id, revision)
                 where l.gym = c.gym and l.athlete = c.athlete and l.set_id = c.set_id::uuid"""),
        /** Hides a session after the undo of an import has removed all its sets. */
        HIDE("text text", """
                delete from session_summary s using unnest(?::text[], ?::text[]) as c(gym, session_id)
                 where s.gym = c.gym and s.session_id = c.session_id::uuid and not exists
                       (select 1 from logged_set l where l.gym = s.gym and l.session_id = s.session_id and not l.removed)"""),
        FINISH("text text text", """
                update session_summary s set finished_at_text = c.finished_at
                  from unnest(?::text[], ?::text[], ?::text[]) as c(gym, session_id, finished_at)
                 where s.gym = c.gym and s.session_id = c.session_id::uuid""");

        private final String sql;
        private final String types;

        TableChange(String types, String sql) {
            this.sql = sql;
            this.types = types;
        }
    }

    private LogTables() {}

    static void write(Tx tx, List<TypedEvent<SessionEvent>> events) {
        var changes = new EnumMap<TableChange, RoundTrip.Values>(TableChange.class);
        events.forEach(event -> add(changes, event.event(), event.stored()));
        var statements = new RoundTrip();
        changes.forEach((change, rows) -> statements.change(change.sql, rows));
        tx.rows(statements);
    }

    private static void add(Map<TableChange, RoundTrip.Values> changes, SessionEvent event, RecordedEvent stored) {
        var gym = stored.athlete().gym();
        var athlete = stored.athlete().id();
        var session = SessionEvent.sessionId(stored.stream());
        switch (event) {
            case SessionEvent.Started(var athleteId, var at, var day) ->
                rows(changes, TableChange.START).row(gym, session, athleteId, at, at.toLocalDate(), day);
            case SessionEvent.SetCompleted set ->
                rows(changes, TableChange.LOG)
                        .row(
                                gym,
                                athlete,
                                set.setId(),
                                session,
                                set.set().completedAt(),
                                stored.sequence(),
                                ContractJson.text(set.set()),
                                set.importId());
            case SessionEvent.SetCorrected set ->
                rows(changes, TableChange.CORRECT)
                        .row(
                                gym,
                                athlete,
                                set.setId(),
                                set.revision(),
                                set.set().completedAt(),
                                ContractJson.text(set.set()));
            case SessionEvent.SetRemoved set -> {
                rows(changes, TableChange.REMOVE).row(gym, athlete, set.setId(), set.revision());
                if (set.importId() != null) {
                    rows(changes, TableChange.HIDE).row(gym, session);
                }
            }
            case SessionEvent.Finished(var finishedAt) ->
                rows(changes, TableChange.FINISH).row(gym, session, finishedAt);
            case SessionEvent.AthleteErased _ -> throw new IllegalArgumentException("No command erases an athlete");
        }
    }

    private static RoundTrip.Values rows(Map<TableChange, RoundTrip.Values> changes, TableChange change) {
        return changes.computeIfAbsent(change, of -> new RoundTrip.Values(Sql.words(of.types)));
    }

    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(connection, "delete from logged_set where gym = ? and athlete = ?", athlete);
        Sql.change(connection, "delete from session_summary where gym = ? and athlete = ?", athlete);
    }
}
