package topset.session.logging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import topset.store.StreamKey;

/** Sessions as last seen, so that a set's cost does not include loading its session. Never trusted: the version is compared under the lock. */
@Singleton
class SessionMemory {
    /** Sets kept in memory, of all sessions together; some 40 MB. */
    private static final long MOST_SETS = 100_000;

    private final Cache<StreamKey, KnownSession> sessions = Caffeine.newBuilder()
            .maximumWeight(MOST_SETS)
            .weigher((StreamKey key, KnownSession known) -> weight(known))
            .build();

    KnownSession recall(StreamKey session) {
        var known = sessions.getIfPresent(session);
        return known == null ? KnownSession.UNKNOWN : known;
    }

    void keep(StreamKey session, KnownSession known) {
        sessions.asMap().merge(session, known, (old, now) -> now.version() >= old.version() ? now : old);
    }

    /** For a stream that turned out shorter than remembered, as after a restored backup. */
    void forget(StreamKey session) {
        sessions.invalidate(session);
    }

    private static int weight(KnownSession known) {
        return 1
                + (known.session() instanceof Session.Begun begun ? begun.sets().size() : 0);
    }
}
