package topset.session.history;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEventCodec;
import topset.session.events.SessionStream;
import topset.store.Projection;
import topset.store.TypedEvent;

/**
 * Updates the tables of past sessions and sets in the transaction that stores the events, with one batch of statements
 * for each kind of change.
 */
@Singleton
class HistoryProjection implements Projection<SessionEvent> {

    /**
     * The kinds of change to the tables of past sessions and sets, in the order in which a transaction applies them.
     */
    private enum Change {
        CORRECT(
                "update logged_set set revision = ?, completed_at = ?, details = ? where gym = ? and athlete = ? and set_id = ?"),
        REMOVE("update logged_set set revision = ?, removed = true where gym = ? and athlete = ? and set_id = ?"),
        /** Hides a session after the undo of an import has removed all sets of the session. */
        HIDE(
                "delete from session_summary s where s.gym = ? and s.session_id = ? and not exists"
                        + " (select 1 from logged_set l where l.gym = s.gym and l.session_id = s.session_id and not l.removed)"),
        FINISH("update session_summary set finished_at_text = ? where gym = ? and session_id = ?"),
        FORGET_SETS("delete from logged_set where gym = ? and athlete = ?"),
        FORGET_SESSIONS("delete from session_summary where gym = ? and athlete = ?");

        private final String sql;

        Change(String sql) {
            this.sql = sql;
        }
    }

    @Override
    public void apply(Connection connection, List<TypedEvent<SessionEvent>> events) throws SQLException {
        var batches = new LinkedHashMap<Change, PreparedStatement>();
        var begun = new StartedSessions();
        var logged = new LoggedSets();
        try {
            for (var event : events) {
                add(connection, batches, begun, logged, event);
            }
            begun.insert(connection);
            logged.insert(connection);
            for (var change : Change.values()) {
                var batch = batches.get(change);
                if (batch != null) {
                    batch.executeBatch();
                }
            }
        } finally {
            for (var batch : batches.values()) {
                batch.close();
            }
        }
    }

    private static void add(
            Connection connection,
            Map<Change, PreparedStatement> batches,
            StartedSessions begun,
            LoggedSets logged,
            TypedEvent<SessionEvent> typed)
            throws SQLException {
        var event = typed.stored();
        var gym = event.athlete().gym();
        var athlete = event.athlete().id();
        switch (typed.event()) {
            case SessionEvent.Started started -> begun.add(event, SessionStream.sessionId(event.stream()), started);
            case SessionEvent.SetCompleted completed ->
                logged.add(event, SessionStream.sessionId(event.stream()), completed);
            case SessionEvent.SetCorrected corrected -> {
                var row = batch(connection, batches, Change.CORRECT);
                row.setInt(1, corrected.revision());
                row.setObject(2, corrected.set().completedAt());
                row.setString(3, SessionEventCodec.write(corrected.set()));
                row.setString(4, gym);
                row.setString(5, athlete);
                row.setObject(6, corrected.setId());
                row.addBatch();
            }
            case SessionEvent.SetRemoved removed -> {
                var row = batch(connection, batches, Change.REMOVE);
                row.setInt(1, removed.revision());
                row.setString(2, gym);
                row.setString(3, athlete);
                row.setObject(4, removed.setId());
                row.addBatch();
                if (removed.importId() != null) {
                    var hide = batch(connection, batches, Change.HIDE);
                    hide.setString(1, gym);
                    hide.setObject(2, SessionStream.sessionId(event.stream()));
                    hide.addBatch();
                }
            }
            case SessionEvent.Finished finished -> {
                var row = batch(connection, batches, Change.FINISH);
                row.setString(1, finished.finishedAt().toString());
                row.setString(2, gym);
                row.setObject(3, SessionStream.sessionId(event.stream()));
                row.addBatch();
            }
            case SessionEvent.AthleteErased erased -> {
                for (var change : List.of(Change.FORGET_SETS, Change.FORGET_SESSIONS)) {
                    var row = batch(connection, batches, change);
                    row.setString(1, gym);
                    row.setString(2, athlete);
                    row.addBatch();
                }
            }
        }
    }

    private static PreparedStatement batch(Connection connection, Map<Change, PreparedStatement> batches, Change change)
            throws SQLException {
        var batch = batches.get(change);
        if (batch == null) {
            batch = connection.prepareStatement(change.sql);
            batches.put(change, batch);
        }
        return batch;
    }
}
