package topset.session.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.session.sessions.SessionView;
import topset.session.sessions.SessionView.PlacedSet;
import topset.session.sessions.TrainingLimits;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

/** Reads an athlete's sessions with their sets, except removed sets. */
@ApplicationScoped
public class PastSessions {
    /** For one page. It equals the sets of four full sessions. */
    private static final int MOST_SETS = 2_000;

    /** Estimated, in JSON, without the sets. */
    private static final int SESSION_BYTES = 300;

    /** Session by session, so that the query stops at the limit of sets. */
    private static final String SETS = """
        select l.session_id, l.set_id, l.revision, l.sequence, l.details
          from (select * from unnest(?::uuid[]) with ordinality as w(session_id, n) order by n) as w
         cross join lateral (select * from logged_set t
                where t.gym = ? and t.session_id = w.session_id and not t.removed) as l
         order by w.n, l.completed_at, l.sequence limit ?\
        """;

    private final DataSource database;

    PastSessions(DataSource database) {
        this.database = database;
    }

    /**
     * Grouped by session.
     *
     * @param cutAt the session at which reading stopped; this session may have more sets, and the sets of later
     * sessions were not read
     */
    private record PastSets(
            Map<UUID, List<PlacedSet>> bySession, @Nullable UUID cutAt) {
        List<PlacedSet> of(SessionRow session) {
            return bySession.getOrDefault(session.sessionId, List.of());
        }
    }

    /** The page has fewer sessions than the limit if the sets of further sessions would make the answer too large. */
    @Transactional
    Page<SessionView> find(String gym, String athleteId, Period period, @Nullable Cursor after, int limit) {
        var wanted = new HashMap<String, Object>(Map.of("gym", gym, "athlete", athleteId));
        var query = new StringBuilder("gym = :gym and athlete = :athlete");
        period.restrict(query, wanted);
        if (after != null) {
            query.append(" and (startedAt, sessionId) < (:afterStart, :afterSession)");
            wanted.put("afterStart", after.read(2, parts -> Cursor.time(parts.getFirst())));
            wanted.put("afterSession", after.read(2, parts -> UUID.fromString(parts.getLast())));
        }
        var sessions = SessionRow.<SessionRow>find(query + " order by startedAt desc, sessionId desc", wanted)
                .page(0, limit + 1)
                .list();
        var views = fitting(sessions.subList(0, Math.min(limit, sessions.size())), gym);
        return new Page<>(views, views.size() < sessions.size() ? cursor(views.getLast()) : null);
    }

    /**
     * The sessions after the given one, the oldest first, with all their sets.
     *
     * @param after null for the first sessions
     * @param limit at most four, because a query reads no more sets than four sessions can have
     */
    @Transactional
    public List<SessionView> oldestFirst(Athlete athlete, @Nullable SessionView after, int limit) {
        var wanted = new HashMap<String, Object>(Map.of("gym", athlete.gym(), "athlete", athlete.id()));
        var query = "gym = :gym and athlete = :athlete";
        if (after != null) {
            query += " and (startedAt, sessionId) > (:afterStart, :afterSession)";
            wanted.put("afterStart", after.startedAt());
            wanted.put("afterSession", after.sessionId());
        }
        var sessions = SessionRow.<SessionRow>find(query + " order by startedAt, sessionId", wanted)
                .page(0, limit)
                .list();
        var sets = sets(athlete.gym(), sessions);
        return sessions.stream()
                .map(row -> row.view().with(sets.of(row), Integer.MAX_VALUE))
                .toList();
    }

    private static String cursor(SessionView last) {
        return Cursor.of(
                last.startedAt().toInstant().toString(), last.sessionId().toString());
    }

    /** The first sessions whose sets fit into one answer, but at least one. */
    private List<SessionView> fitting(List<SessionRow> sessions, String gym) {
        var sets = sets(gym, sessions);
        var views = new ArrayList<SessionView>();
        var room = Page.MAX_BYTES;
        for (var session : sessions) {
            var ofSession = sets.of(session);
            room -= SESSION_BYTES + bytes(ofSession);
            if (!views.isEmpty() && (room < 0 || session.sessionId.equals(sets.cutAt()))) {
                break;
            }
            views.add(session.view().with(ofSession, TrainingLimits.BYTES_OF_SETS));
        }
        return views;
    }

    private static int bytes(List<PlacedSet> sets) {
        return Math.min(
                TrainingLimits.BYTES_OF_SETS,
                sets.stream().mapToInt(PlacedSet::bytes).sum());
    }

    private PastSets sets(String gym, List<SessionRow> sessions) {
        var bySession = new HashMap<UUID, List<PlacedSet>>();
        Sql.Row<UUID> place = row -> {
            var session = row.getObject(1, UUID.class);
            bySession.computeIfAbsent(session, id -> new ArrayList<>()).add(set(row));
            return session;
        };
        var ids = sessions.stream().map(row -> row.sessionId).toArray();
        var read = Query.on(
                database,
                connection -> Sql.list(connection, SETS, place, connection.createArrayOf("uuid", ids), gym, MOST_SETS));
        return new PastSets(bySession, read.size() < MOST_SETS ? null : read.getLast());
    }

    private static PlacedSet set(ResultSet row) throws SQLException {
        var details = ContractJson.read(row.getString(5), SetDetails.class);
        return new PlacedSet(row.getObject(2, UUID.class), row.getInt(3), details, row.getLong(4));
    }
}
