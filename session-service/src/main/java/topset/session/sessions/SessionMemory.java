package topset.session.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.session.events.SessionEvent;
import topset.store.StreamKey;
import topset.store.TypedEvent;

/**
 * Saves loading a session's events for each set. An entry may be outdated, so its version is compared with the stream's
 * version under the athlete's lock.
 */
@Singleton
class SessionMemory {
    /** {@code version} is that of the event stream; 0 if there is no session. */
    record KnownSession(Session session, long version) {
        static final KnownSession UNKNOWN = new KnownSession(new Session.None(), 0);

        KnownSession after(List<TypedEvent<SessionEvent>> events) {
            var known = this;
            for (var event : events) {
                var stored = event.stored();
                known = new KnownSession(
                        Session.evolve(known.session, event.event(), stored.sequence()), stored.version());
            }
            return known;
        }

        /** Empty if there is no session, or if the athlete was erased. */
        Optional<String> athleteId() {
            return session instanceof Session.Begun begun ? Optional.of(begun.athleteId()) : Optional.empty();
        }

        Session.Begun begun() {
            return switch (session) {
                case Session.Begun begun -> begun;
                case Session.None none -> throw new IllegalStateException("There is no session with this id");
                case Session.Erased gone -> throw new IllegalStateException("The athlete of the session is erased");
            };
        }
    }

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
        return SESSION_BYTES
                + begun.sets().values().stream()
                        .mapToInt(set ->
                                set.revision() == 1 ? weight(set.first()) : weight(set.first()) + weight(set.now()))
                        .sum();
    }

    private static int weight(@Nullable SetDetails content) {
        var note = content == null ? null : content.note();
        return (content == null ? 0 : CONTENT_BYTES) + (note == null ? 0 : Character.BYTES * note.length());
    }
}
