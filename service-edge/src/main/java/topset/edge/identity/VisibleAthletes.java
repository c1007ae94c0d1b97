package topset.edge.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A gym decides whether a coach sees all athletes of the gym or only the coach's own athletes (ADR 0154). Each service
 * answers from its own tables; {@link Caller} applies the answer to every request.
 */
public interface VisibleAthletes {

    /** The answer may be one second old. */
    boolean coachesSeeEveryone(String gym);

    /** Selects those of the athletes who have this coach. */
    Set<String> ofCoach(String gym, String coach, Collection<String> athletes);

    /** Whether the service has no data about the athlete, so that any coach may create the athlete. */
    boolean isNew(String gym, String athleteId);

    /** Whether a coach may see and change the athlete. */
    default boolean isVisible(String gym, String coach, String athleteId) {
        return coachesSeeEveryone(gym)
                || (athleteId.matches(Caller.ATHLETE_ID)
                        && !ofCoach(gym, coach, List.of(athleteId)).isEmpty());
    }
}
