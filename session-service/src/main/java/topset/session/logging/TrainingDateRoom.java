package topset.session.logging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import topset.store.Athlete;
import topset.store.StreamView;

/**
 * Refuses what goes past the limits of a training date that is known to be full. The limits are enforced by the insert, which counts in the
 * round trip that it takes anyway; but a refusal there ends a transaction that others share, and each of them gets one of its own. So a date
 * that was full is remembered, and a write to it counts first and is refused alone (ADR 0071).
 */
@Singleton
class TrainingDateRoom {
    private static final int MOST = 10_000;

    private final TrainingDateTotals totals;
    private final Cache<TrainingDate, Boolean> full =
            Caffeine.newBuilder().maximumSize(MOST).build();

    TrainingDateRoom(TrainingDateTotals totals) {
        this.totals = totals;
    }

    void remember(TrainingDate date) {
        full.put(date, true);
    }

    /**
     * Refuses the events of one write when there is no room for them on a date that was full.
     *
     * @throws TrainingDateFullException when it still is
     */
    void require(StreamView<SessionEvent> view, Athlete athlete, List<SessionEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        switch (events.getFirst()) {
            case SessionEvent.Started started ->
                require(view, new TrainingDate(athlete, started.startedAt().toLocalDate()), 1, 0);
            case SessionEvent.SetCompleted completed ->
                require(
                        view,
                        new TrainingDate(athlete, completed.sessionStartedAt().toLocalDate()),
                        0,
                        events.size());
            case SessionEvent.SetCorrected corrected -> {}
            case SessionEvent.SetRemoved removed -> {}
            case SessionEvent.Finished finished -> {}
            case SessionEvent.AthleteErased erased -> {}
        }
    }

    private void require(StreamView<SessionEvent> view, TrainingDate date, int sessions, int sets) throws SQLException {
        if (full.getIfPresent(date) != null) {
            totals.of(view.connection(), date).requireRoom(date, sessions, sets);
        }
    }
}
