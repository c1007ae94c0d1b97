package topset.program.sets;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topset.contract.AthleteErased;
import topset.contract.SessionFinished;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * Reads and writes when sessions were finished. The plan of today shows it. The training rules do not use it, because a
 * finished session may still get sets.
 */
public final class FinishedSessions {
    private static final String SAVE = "insert into finished_session (gym, athlete, session_id, finished_at)"
            + " select gym, athlete, session_id, finished_at::timestamptz"
            + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) f(gym, athlete, session_id, finished_at)"
            + " on conflict (gym, athlete, session_id) do update set finished_at = excluded.finished_at";

    private static final String FIND =
            "select finished_at from finished_session where gym = ? and athlete = ? and session_id = ?";

    private static final String FORGET = "delete from finished_session where gym = ? and athlete = ?";

    private record Key(Athlete athlete, String sessionId) {}

    private FinishedSessions() {}

    /**
     * Stores which of the events' sessions are finished, and deletes the sessions of erased athletes. Returns the time
     * of each athlete's last finished session among the events.
     */
    public static Map<Athlete, Instant> apply(Connection connection, List<Facts.Arrived> arrived) throws SQLException {
        var finished = new LinkedHashMap<Key, OffsetDateTime>();
        for (var each : arrived) {
            if (each.fact() instanceof AthleteErased) {
                finished.keySet().removeIf(key -> key.athlete().equals(each.athlete()));
                forget(connection, each.athlete());
            } else if (each.fact() instanceof SessionFinished session) {
                finished.put(new Key(each.athlete(), session.sessionId().toString()), session.finishedAt());
            }
        }
        var rows = new RoundTrip.Values("text", "text", "text", "text");
        var last = new LinkedHashMap<Athlete, Instant>();
        finished.forEach((key, at) -> {
            rows.row(key.athlete().gym(), key.athlete().id(), key.sessionId(), at.toString());
            last.merge(key.athlete(), at.toInstant(), (one, other) -> one.isAfter(other) ? one : other);
        });
        new RoundTrip().change(SAVE, rows).run(connection);
        return last;
    }

    /** Returns when a session was finished; empty if it was not. */
    public static Optional<Instant> find(Connection connection, Athlete athlete, String sessionId) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setString(3, sessionId);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    private static void forget(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.executeUpdate();
        }
    }
}
