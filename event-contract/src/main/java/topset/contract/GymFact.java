package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A public event on {@link Topics#GYM_EVENTS}. */
public sealed interface GymFact {

    /** Matches {@code [a-z0-9-]{1,63}}. */
    String gym();

    /**
     * The coaches of an athlete have changed. The list has all coaches after the change; it is empty after the athlete was
     * erased.
     */
    record AthleteCoachesChanged(String gym, String athleteId, List<String> coaches, OffsetDateTime changedAt)
            implements GymFact {}

    /** Without such a decision of the gym, every coach sees all its athletes. */
    record CoachesSeeChanged(String gym, CoachesSee coachesSee, OffsetDateTime changedAt) implements GymFact {}

    /** A gym has defined or changed an exercise of its own. The event is complete, with the fields of {@link Exercise}. */
    record ExerciseDefined(
            String gym,
            String exerciseId,
            String name,
            List<String> aliases,
            Exercise.Muscles muscles,
            Exercise.Suitability suitability,
            @JsonUnwrapped Exercise.Movement movement,
            List<RatioTo> ratios,
            OffsetDateTime definedAt)
            implements GymFact {

        /** The load of the defined exercise divided by the load of another exercise. */
        public record RatioTo(String exercise, BigDecimal ratio, String source) {}

        public static ExerciseDefined of(String gym, Exercise exercise, OffsetDateTime definedAt) {
            var ratios = exercise.ratios() == null ? Map.<String, Exercise.Ratio>of() : exercise.ratios();
            return new ExerciseDefined(
                    gym,
                    exercise.id(),
                    exercise.name(),
                    exercise.aliases() == null ? List.of() : exercise.aliases(),
                    exercise.muscles(),
                    exercise.suitability(),
                    exercise.movement(),
                    ratios.entrySet().stream()
                            .map(entry -> new RatioTo(
                                    entry.getKey(),
                                    entry.getValue().ratio(),
                                    entry.getValue().source()))
                            .toList(),
                    definedAt);
        }

        /** Marked as the gym's own. */
        public Exercise exercise() {
            var byExercise = new LinkedHashMap<String, Exercise.Ratio>();
            ratios.forEach(each -> byExercise.put(each.exercise(), new Exercise.Ratio(each.ratio(), each.source())));
            return new Exercise(
                    exerciseId,
                    name,
                    muscles,
                    suitability,
                    null,
                    movement,
                    byExercise.isEmpty() ? null : byExercise,
                    aliases.isEmpty() ? null : aliases,
                    true,
                    null);
        }
    }

    /**
     * New programs cannot use the exercise, which the gym had defined. Its definition remains valid for earlier sets and
     * programs.
     */
    record ExerciseRetired(String gym, String exerciseId, OffsetDateTime retiredAt) implements GymFact {}
}
