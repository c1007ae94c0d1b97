package topset.session.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import topset.store.StreamKey;

/**
 * Saves loading a session's events for each set. An entry may be outdated, so its version is compared with the stream's
 * version under the athlete's lock.
 */
@Singleton
class SessionMemory {
    /** Estimated, of all cached sessions. Enough for about 100,000 sets without notes. */
    private static final long MOST_BYTES = 64_000_000;

    /** Estimated, without the sets, rounded up. */
    private static final int SESSION_BYTES = 600;

    /** Estimated, of a set without its note, rounded up. */
    private static final int CONTENT_BYTES = 600;

    // A thread of the common pool would be woken by each write of a set.
    private final Cache<StreamKey, KnownSession> sessions = Caffeine.newBuilder()
            .executor(Runnable::run)
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

    /** Called if the stream is shorter than the cached version, after a backup is restored. */
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
