package topset.session.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import topset.edge.identity.Caller;
import topset.edge.web.Problem;
import topset.store.Athlete;

/**
 * Checks whether the caller may see or change a session. Resources call this class before they read the request body.
 */
@ApplicationScoped
public class SessionAccess {
    private final SessionService sessions;
    private final Caller caller;

    SessionAccess(SessionService sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /**
     * Returns the session's athlete, if the caller may see the session.
     *
     * @throws Problem 404 otherwise
     */
    public Athlete visible(UUID sessionId) {
        var athlete = athlete(sessionId);
        caller.requireVisible(athlete.id(), () -> SessionService.noSession(sessionId));
        return athlete;
    }

    /**
     * Checks that the caller is allowed to see a session.
     *
     * @throws Problem 404 if the caller is not allowed to see the session, or if the session does not exist
     */
    void requireVisible(UUID sessionId) {
        visible(sessionId);
    }

    /**
     * Returns the session's athlete, after checking that the caller is allowed to change the session.
     *
     * @throws Problem 404 if the caller is not allowed to see the session; 403 if the caller is allowed only to see it
     */
    public Athlete writable(UUID sessionId) {
        var athlete = athlete(sessionId);
        caller.requireWritable(athlete.id(), () -> SessionService.noSession(sessionId));
        return athlete;
    }

    /**
     * Checks that the set was logged in the session. A set that was removed later counts as logged.
     *
     * @throws Problem 404 if the set was never logged
     */
    public void requireLogged(Athlete athlete, UUID sessionId, UUID setId) {
        if (!sessions.hasSet(athlete.gym(), sessionId, setId)) {
            throw SessionService.noSet(sessionId, setId);
        }
    }

    private Athlete athlete(UUID sessionId) {
        return sessions.athlete(caller.gym(), sessionId).orElseThrow(() -> SessionService.noSession(sessionId));
    }
}
