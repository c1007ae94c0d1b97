package topset.contract;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The coaches of an athlete have changed. The event has all of them. An athlete who was erased has none.
 *
 * @param coaches the coaches' subjects, as in their tokens
 */
public record AthleteCoachesChanged(String gym, String athleteId, List<String> coaches, OffsetDateTime changedAt)
        implements GymFact {}
