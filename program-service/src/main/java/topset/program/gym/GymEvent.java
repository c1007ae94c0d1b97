package topset.program.gym;

import java.time.Instant;
import java.util.List;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.program.rules.program.GymSettings;

/** A stored event about a gym itself. */
public sealed interface GymEvent {

    /**
     * The coaches of an athlete have changed.
     *
     * @param coaches the subjects of all coaches after the change
     */
    record AthleteCoachesChanged(String athleteId, List<String> coaches, Instant changedAt) implements GymEvent {}

    /**
     * The tags of an athlete have changed. The event contains all tags after the change. It is not published to Kafka.
     */
    record AthleteTagsChanged(String athleteId, List<String> tags, Instant changedAt) implements GymEvent {}

    /** The gym has decided which athletes its coaches see. */
    record CoachesSeeChanged(CoachesSee coachesSee, Instant changedAt) implements GymEvent {}

    /** The gym has defined an exercise of its own, or has changed its definition. */
    record ExerciseDefined(Exercise exercise, Instant definedAt) implements GymEvent {}

    /** The gym has retired an exercise of its own. */
    record ExerciseRetired(String exerciseId, Instant retiredAt) implements GymEvent {}

    /**
     * The gym has changed its settings. The event contains all settings after the change, and is never published to
     * Kafka.
     */
    record GymSettingsChanged(GymSettings settings, Instant changedAt) implements GymEvent {}

    /**
     * The gym has saved a version of a program template. The event is not published to Kafka.
     *
     * @param version the number of the version, from 1
     * @param template the whole template in this version
     */
    record ProgramTemplateSaved(String templateId, int version, ProgramTemplate template, Instant savedAt)
            implements GymEvent {}

    /** The gym has retired a program template. The event is not published to Kafka. */
    record ProgramTemplateRetired(String templateId, Instant retiredAt) implements GymEvent {}
}
