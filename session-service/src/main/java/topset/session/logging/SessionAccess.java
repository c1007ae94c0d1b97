package topset.session.logging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import topset.edge.Caller;
import topset.edge.Problem;
import topset.store.Athlete;

/** Whose a session is, and whether the caller may see or change it: judged before a body is read. */
@ApplicationScoped
class SessionAccess {
    private final SessionService sessions;
    private final Caller caller;

    SessionAccess(SessionService sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /**
     * Refuses to show another's session.
     *
     * @throws Problem 404
     */
    void requireVisible(UUID sessionId) {
        caller.requireVisible(athlete(sessionId).id(), () -> SessionService.noSession(sessionId));
    }

    /**
     * The athlete whose session the caller may change.
     *
     * @throws Problem 404 when it is not the caller's to see
     */
    Athlete writable(UUID sessionId) {
        var athlete = athlete(sessionId);
        caller.requireWritable(athlete.id(), () -> SessionService.noSession(sessionId));
        return athlete;
    }

    /**
     * Refuses a set that was never logged in the session.
     *
     * @throws Problem 404
     */
    void requireLogged(Athlete athlete, UUID sessionId, UUID setId) {
        if (!sessions.hasSet(athlete.gym(), sessionId, setId)) {
            throw SessionService.noSet(sessionId, setId);
        }
    }

    private Athlete athlete(UUID sessionId) {
        return sessions.athlete(caller.gym(), sessionId).orElseThrow(() -> SessionService.noSession(sessionId));
    }
}
