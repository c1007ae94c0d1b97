package topset.edge.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Answers which athletes a coach sees. A gym decides whether its coaches see everyone or only the athletes whose coach
 * they are (ADR 0067). Each service answers from its own tables; {@link Caller} applies the answer to every call.
 */
public interface VisibleAthletes {

    /** Whether every coach of the gym sees all its athletes. The answer may be a second old. */
    boolean coachesSeeEveryone(String gym);

    /** Returns those of the athletes whose coach the subject is. */
    Set<String> ofCoach(String gym, String coach, Collection<String> athletes);

    /** Whether any coach may begin with the athlete, because the service knows nothing of the athlete. */
    boolean isNew(String gym, String athleteId);

    /** Whether a coach may see and change the athlete. */
    default boolean isVisible(String gym, String coach, String athleteId) {
        return coachesSeeEveryone(gym)
                || (athleteId.matches(Caller.ATHLETE_ID)
                        && !ofCoach(gym, coach, List.of(athleteId)).isEmpty());
    }
}
