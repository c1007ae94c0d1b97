package topset.contract;

import java.time.OffsetDateTime;

/**
 * A gym has retired an exercise that it had defined. New programs cannot use the exercise. The definition of the
 * exercise remains valid for earlier sets and programs.
 */
public record ExerciseRetired(String gym, String exerciseId, OffsetDateTime retiredAt) implements GymFact {}
