package topset.session.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import topset.store.StreamKey;

/**
 * Caches the state of sessions, so that logging a set need not load the session's events. An entry may be outdated, so
 * its version is compared with the stream's version under the athlete's lock.
 */
@Singleton
class SessionMemory {
    /**
     * The largest estimated size of all cached sessions together, in bytes. It is enough for about 100,000 sets without
     * notes.
     */
    private static final long MOST_BYTES = 64_000_000;

    /** The estimated size of a session without its sets, in bytes, rounded up. */
    private static final int SESSION_BYTES = 600;

    /** The estimated size of a content of a set without its note, in bytes, rounded up. */
    private static final int CONTENT_BYTES = 600;

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

    /**
     * Removes a session from the cache because its stream is shorter than the cached version. The stream is shorter
     * after a backup is restored.
     */
    void forget(StreamKey session) {
        sessions.invalidate(session);
    }

    private static int weight(KnownSession known) {
        if (!(known.session() instanceof Session.Begun begun)) {
            return SESSION_BYTES;
        }
        var totals = begun.sets().totals();
        return SESSION_BYTES + totals.contents() * CONTENT_BYTES + Character.BYTES * totals.noteLength();
    }
}
