package topset.contract;

import java.time.OffsetDateTime;

/**
 * New programs cannot use the exercise, which the gym had defined. Its definition remains valid for earlier sets and
 * programs.
 */
public record ExerciseRetired(String gym, String exerciseId, OffsetDateTime retiredAt) implements GymFact {}
