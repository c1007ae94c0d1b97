package topset.session.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import topset.session.events.SessionEvent;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateFullException;
import topset.session.sets.TrainingDateTotals;
import topset.store.Athlete;
import topset.store.StreamView;

/**
 * Usually the insert enforces the limits of a training date, because it can count in the same round trip. But a refused
 * insert aborts the transaction that several writes share, and each of these writes must be repeated alone. So full
 * dates are cached. A write to a cached date counts first, so that only this write is refused (ADR 0032).
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
     * Counts only if the write's date is cached as full.
     *
     * @throws TrainingDateFullException if the date has no room for the events
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
