package topset.program.gym;

import java.time.Instant;
import java.util.List;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.rules.week.GymSettings;

public sealed interface GymEvent {

    /** Concerns one athlete, and changes the athlete's row in the roster. */
    interface AboutAthlete {
        String athleteId();
    }

    /** {@code coaches} are the subjects of all coaches after the change. */
    record AthleteCoachesChanged(String athleteId, List<String> coaches, Instant changedAt)
            implements GymEvent, AboutAthlete {}

    /** The event contains all tags after the change. It is not published to Kafka. */
    record AthleteTagsChanged(String athleteId, List<String> tags, Instant changedAt)
            implements GymEvent, AboutAthlete {}

    /** The event is not published to Kafka. */
    record AthleteArchived(String athleteId, Instant archivedAt) implements GymEvent, AboutAthlete {}

    /** The event is not published to Kafka. */
    record AthleteRestored(String athleteId, Instant restoredAt) implements GymEvent, AboutAthlete {}

    record CoachesSeeChanged(CoachesSee coachesSee, Instant changedAt) implements GymEvent {}

    record ExerciseDefined(Exercise exercise, Instant definedAt) implements GymEvent {}

    record ExerciseRetired(String exerciseId, Instant retiredAt) implements GymEvent {}

    /** The event contains all settings after the change. It is not published to Kafka. */
    record GymSettingsChanged(GymSettings settings, Instant changedAt) implements GymEvent {}

    /**
     * The event is not published to Kafka.
     *
     * @param version the number of the version, from 1
     * @param template the whole template in this version
     */
    record ProgramTemplateSaved(String templateId, int version, ProgramTemplate template, Instant savedAt)
            implements GymEvent {}

    /** The event is not published to Kafka. */
    record ProgramTemplateRetired(String templateId, Instant retiredAt) implements GymEvent {}
}
