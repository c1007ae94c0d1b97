package topset.session.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import topset.session.sets.SetDetails;
import topset.store.StreamKey;

/**
 * A cache of folded sessions, so that a set need not load its session. It may be stale: the version is compared under
 * the lock.
 */
@Singleton
class SessionMemory {
    /** The largest size of all cached sessions together: about 100,000 sets without notes. */
    private static final long MOST_BYTES = 64_000_000;

    /** The estimated bytes of a session without its sets, rounded up. */
    private static final int SESSION_BYTES = 600;

    private static final int SET_BYTES = 600;

    private final Cache<StreamKey, KnownSession> sessions = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((StreamKey key, KnownSession known) -> weight(known))
            .build();

    KnownSession recall(StreamKey session) {
        var known = sessions.getIfPresent(session);
        return known == null ? KnownSession.UNKNOWN : known;
    }

    void keep(StreamKey session, KnownSession known) {
        sessions.asMap().merge(session, known, (old, now) -> now.version() >= old.version() ? now : old);
    }

    /** Forgets a session whose stream is shorter than the cached version, for example after a restored backup. */
    void forget(StreamKey session) {
        sessions.invalidate(session);
    }

    private static int weight(KnownSession known) {
        return SESSION_BYTES
                + (known.session() instanceof Session.Begun begun
                        ? begun.sets().values().stream()
                                .mapToInt(SessionMemory::weight)
                                .sum()
                        : 0);
    }

    /** Returns the estimated size of a set. A corrected set is kept twice: its first and its current content. */
    private static int weight(Session.LoggedSet set) {
        var now = set.now();
        return weight(set.first()) + (now == null || set.revision() == 1 ? 0 : weight(now));
    }

    private static int weight(SetDetails set) {
        return SET_BYTES
                + (set.note() == null ? 0 : Character.BYTES * set.note().length());
    }
}
