package topset.session.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import topset.edge.identity.Caller;
import topset.store.Athlete;

/** Resources call this class before they read the request body. */
@ApplicationScoped
public class SessionAccess {
    private final SessionService sessions;
    private final Caller caller;

    SessionAccess(SessionService sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    public Athlete visible(UUID sessionId) {
        var athlete = athlete(sessionId);
        caller.requireVisible(athlete.id(), () -> SessionService.noSession(sessionId));
        return athlete;
    }

    public Athlete writable(UUID sessionId) {
        var athlete = athlete(sessionId);
        caller.requireWritable(athlete.id(), () -> SessionService.noSession(sessionId));
        return athlete;
    }

    /** Throws a 404 if the set was never logged. A set that was removed later counts as logged. */
    public void requireLogged(Athlete athlete, UUID sessionId, UUID setId) {
        if (!sessions.hasSet(athlete.gym(), sessionId, setId)) {
            throw SessionService.noSet(sessionId, setId);
        }
    }

    private Athlete athlete(UUID sessionId) {
        return sessions.athlete(caller.gym(), sessionId).orElseThrow(() -> SessionService.noSession(sessionId));
    }
}
