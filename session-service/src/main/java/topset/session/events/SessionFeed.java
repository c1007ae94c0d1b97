package topset.session.events;

import java.util.UUID;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.EventType;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;

/** The public form of an event does not have the lifter's notes. */
public final class SessionFeed {
    private SessionFeed() {}

    public record PublicEvent(EventType type, Record fact) {}

    /** {@code stream} is the session's stream, or the athlete's own. */
    public static PublicEvent publicEvent(SessionEvent event, String stream, String gym, String athleteId) {
        return switch (event) {
            case SessionEvent.Started started ->
                new PublicEvent(
                        EventType.SESSION_STARTED,
                        new SessionStarted(
                                SessionEvent.sessionId(stream), gym, athleteId, started.startedAt(), started.day()));
            case SessionEvent.OfSet set -> {
                var fact = completed(set, SessionEvent.sessionId(stream), gym, athleteId);
                yield new PublicEvent(fact.type(), fact);
            }
            case SessionEvent.SetRemoved removed ->
                new PublicEvent(
                        EventType.SET_REMOVED,
                        new SetRemoved(
                                removed.setId(),
                                removed.revision(),
                                SessionEvent.sessionId(stream),
                                gym,
                                athleteId,
                                removed.removedAt()));
            case SessionEvent.Finished finished ->
                new PublicEvent(
                        EventType.SESSION_FINISHED,
                        new SessionFinished(SessionEvent.sessionId(stream), gym, athleteId, finished.finishedAt()));
            case SessionEvent.AthleteErased erased ->
                new PublicEvent(EventType.ATHLETE_ERASED, new AthleteErased(gym, athleteId, erased.erasedAt()));
        };
    }

    private static CompletedSet completed(SessionEvent.OfSet event, UUID sessionId, String gym, String athleteId) {
        return new CompletedSet(
                event.setId(),
                event.revision(),
                sessionId,
                gym,
                athleteId,
                event.sessionStartedAt(),
                event.day(),
                event.set().withoutNote());
    }
}
