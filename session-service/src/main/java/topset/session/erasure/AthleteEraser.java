package topset.session.erasure;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import topset.edge.notes.Note;
import topset.edge.operations.TraceContext;
import topset.edge.webhooks.Delivery;
import topset.session.coaches.KnownCoaches;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.session.imports.AthleteImport;
import topset.session.sessions.LogTables;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.RecordedEvent;
import topset.store.erasure.Erasure;

/**
 * Empties the athlete's events, publishes the erasure and deletes the athlete's rows in other tables, in one
 * transaction under the athlete's lock.
 */
@Singleton
class AthleteEraser {
    private final EventStore store;
    private final Feed feed;
    private final Clock clock = Clock.systemUTC();

    AthleteEraser(EventStore store, Feed feed) {
        this.store = store;
        this.feed = feed;
    }

    RecordedEvent erase(Athlete athlete, Actor requestedBy) {
        var traceParent = TraceContext.current();
        return store.run(List.of(athlete), tx -> {
            var request = new Erasure.ErasureRequest(requestedBy, OffsetDateTime.now(clock));
            var erased = Erasure.erase(
                    tx,
                    feed,
                    athlete,
                    request,
                    traceParent,
                    at -> SessionEvents.decided(new SessionEvent.AthleteErased(at)));
            LogTables.forget(tx.connection(), athlete);
            AthleteImport.forget(athlete);
            KnownCoaches.forget(tx.connection(), athlete);
            Note.forget(athlete);
            Delivery.forget(tx.connection(), athlete);
            return erased.stored();
        });
    }
}
