package topset.session.sessions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.edge.transfer.LineResult;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Executes many commands on sessions of one athlete in one transaction. Each is decided on the state that the earlier ones have
 * produced. If a command is rejected, the others are still executed.
 */
@Singleton
public class SessionReplay {
    private final SessionService sessions;

    SessionReplay(SessionService sessions) {
        this.sessions = sessions;
    }

    /** True even if the set was removed later. */
    public boolean hasSet(String gym, UUID sessionId, UUID setId) {
        return sessions.hasSet(gym, sessionId, setId);
    }

    /**
     * Executes durably, with a result for each command of each session.
     *
     * @throws topset.store.StoreFailedException if the database fails
     * @throws topset.store.TooManyWritesException if too many writes wait
     */
    public List<List<LineResult>> execute(Actor actor, Athlete athlete, Map<UUID, List<SessionCommand>> commands) {
        return sessions.replay(actor, athlete, commands).stream()
                .map(ReplayWork.Replayed::results)
                .toList();
    }
}
