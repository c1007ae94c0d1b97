package topset.session.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import topset.session.logging.SessionEventCodec;
import topset.session.logging.SessionView;
import topset.session.logging.SetView;

/** An athlete's sessions, newest first. */
@ApplicationScoped
class PastSessions implements PanacheRepositoryBase<SessionRow, SessionRow.Key> {
    private final EntityManager rows;

    PastSessions(EntityManager rows) {
        this.rows = rows;
    }

    /** The sessions wanted, one more than the limit if there are more. */
    @Transactional
    List<SessionView> find(String gym, String athleteId, Period period, Place after, int limit) {
        var wanted = new HashMap<String, Object>(Map.of("gym", gym, "athlete", athleteId));
        var query = new StringBuilder("gym = :gym and athlete = :athlete");
        period.restrict(query, wanted);
        after.restrict(query, wanted);
        var sessions = find(query + " order by startedAt desc, sessionId desc", wanted)
                .page(0, limit + 1)
                .list();
        var sets =
                sets(gym, athleteId, sessions.stream().map(row -> row.sessionId).toList());
        return sessions.stream()
                .map(row -> view(row, sets.getOrDefault(row.sessionId, List.of())))
                .toList();
    }

    private Map<UUID, List<SetRow>> sets(String gym, String athleteId, List<UUID> sessions) {
        return rows.createQuery(
                        "from SetRow where gym = :gym and athlete = :athlete and sessionId in :sessions and not removed",
                        SetRow.class)
                .setParameter("gym", gym)
                .setParameter("athlete", athleteId)
                .setParameter("sessions", sessions)
                .getResultStream()
                .sorted(Comparator.comparing((SetRow row) -> row.completedAt.toInstant())
                        .thenComparingLong(row -> row.sequence))
                .collect(Collectors.groupingBy(row -> row.sessionId));
    }

    private static SessionView view(SessionRow row, List<SetRow> sets) {
        return new SessionView(
                row.sessionId,
                row.athlete,
                OffsetDateTime.parse(row.startedAtText),
                row.day,
                row.finishedAtText == null ? null : OffsetDateTime.parse(row.finishedAtText),
                sets.stream()
                        .map(set -> SetView.of(set.setId, set.revision, SessionEventCodec.readSet(set.details)))
                        .toList());
    }
}
