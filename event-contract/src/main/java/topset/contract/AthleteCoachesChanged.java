package topset.contract;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The coaches of an athlete have changed. The list has all coaches after the change; it is empty after the athlete was
 * erased.
 */
public record AthleteCoachesChanged(String gym, String athleteId, List<String> coaches, OffsetDateTime changedAt)
        implements GymFact {}
