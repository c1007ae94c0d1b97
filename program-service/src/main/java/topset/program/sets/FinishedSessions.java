package topset.program.sets;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.contract.SessionFinished;
import topset.program.programs.ProgramEventCodec;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Which sessions of the last two days are finished: no older session is one of today. The plan of today shows it. The
 * training rules do not use it, because a finished session may still get sets.
 */
public final class FinishedSessions {
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String PRUNE = "delete from finished_session f"
            + " using unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, since)"
            + " where f.gym = w.gym and f.athlete = w.athlete and f.finished_at < w.since::timestamptz";

    private static final String SAVE = "insert into finished_session (gym, athlete, session_id, finished_at)"
            + " select gym, athlete, session_id, finished_at::timestamptz"
            + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) f(gym, athlete, session_id, finished_at)"
            + " on conflict (gym, athlete, session_id) do update set finished_at = excluded.finished_at";

    /** Selects them as text for {@link #read}. Needs a table {@code w} with gym and athlete. */
    public static final String COLUMN = "(select jsonb_object_agg(f.session_id, f.finished_at) from finished_session f"
            + " where f.gym = w.gym and f.athlete = w.athlete) as finished";

    private static final String FIND = "select " + COLUMN + " from unnest(?::text[], ?::text[]) w(gym, athlete)";

    private static final TypeReference<Map<String, OffsetDateTime>> TIMES = new TypeReference<>() {};

    private FinishedSessions() {}

    /** Returns whether sessions of the athlete were stored. */
    public static boolean apply(Tx tx, Athlete athlete, List<ArrivedEvent> events, Instant now) {
        var since = now.minus(KEPT);
        // If two events say that a session is finished, the later one counts.
        var finished = new LinkedHashMap<UUID, OffsetDateTime>();
        for (var event : events) {
            if (event.fact() instanceof SessionFinished session
                    && session.finishedAt().toInstant().isAfter(since)) {
                finished.put(session.sessionId(), session.finishedAt());
            }
        }
        var pruned = new RoundTrip.Values("text", "text", "text");
        var saved = new RoundTrip.Values("text", "text", "text", "text");
        if (!finished.isEmpty()) {
            pruned.row(athlete, since);
        }
        finished.forEach((sessionId, at) -> saved.row(athlete, sessionId, at));
        tx.rows(new RoundTrip().change(PRUNE, pruned).change(SAVE, saved));
        return !finished.isEmpty();
    }

    /** From session id to the time of the finish. */
    public static Map<String, Instant> read(ResultSet row) throws SQLException {
        var text = row.getString("finished");
        var finished = new HashMap<String, Instant>();
        if (text != null) {
            ProgramEventCodec.read(text, TIMES).forEach((sessionId, at) -> finished.put(sessionId, at.toInstant()));
        }
        return finished;
    }

    /** The returned map, from session id to the time of the finish, is filled when the round trip runs. */
    public static Map<String, Instant> find(RoundTrip roundTrip, Athlete athlete) {
        var finished = new HashMap<String, Instant>();
        roundTrip.query(FIND, new RoundTrip.Values("text", "text").row(athlete), row -> finished.putAll(read(row)));
        return finished;
    }
}
