package topset.session.events;

import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;

/** The public form of an event does not have the lifter's notes. */
public final class SessionFeed {
    private SessionFeed() {}

    /** {@code stream} is the session's stream, or the athlete's own. */
    public static SessionFact publicEvent(SessionEvent event, String stream, String gym, String athleteId) {
        return switch (event) {
            case SessionEvent.Started started ->
                new SessionStarted(SessionEvent.sessionId(stream), gym, athleteId, started.startedAt(), started.day());
            case SessionEvent.OfSet set ->
                new CompletedSet(
                        set.setId(),
                        set.revision(),
                        SessionEvent.sessionId(stream),
                        gym,
                        athleteId,
                        set.sessionStartedAt(),
                        set.day(),
                        set.set().withoutNote());
            case SessionEvent.SetRemoved removed ->
                new SetRemoved(
                        removed.setId(),
                        removed.revision(),
                        SessionEvent.sessionId(stream),
                        gym,
                        athleteId,
                        removed.removedAt());
            case SessionEvent.Finished finished ->
                new SessionFinished(SessionEvent.sessionId(stream), gym, athleteId, finished.finishedAt());
            case SessionEvent.AthleteErased erased -> new AthleteErased(gym, athleteId, erased.erasedAt());
        };
    }
}
