package topset.program.gym;

import java.time.Instant;
import java.util.List;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.rules.week.GymSettings;

/** An event of a gym. */
public sealed interface GymEvent {

    /** Concerns one athlete, and changes the athlete's row in the roster. */
    interface AboutAthlete {
        String athleteId();
    }

    /** Is published to Kafka, in the public form that {@link GymStream} makes of it. */
    interface Published {}

    /** {@code coaches} are the subjects of all coaches after the change. */
    record AthleteCoachesChanged(String athleteId, List<String> coaches, Instant changedAt)
            implements GymEvent, AboutAthlete, Published {}

    record AthleteTagsChanged(String athleteId, List<String> tags, Instant changedAt)
            implements GymEvent, AboutAthlete {}

    record AthleteArchived(String athleteId, Instant archivedAt) implements GymEvent, AboutAthlete {}

    record AthleteRestored(String athleteId, Instant restoredAt) implements GymEvent, AboutAthlete {}

    record CoachesSeeChanged(CoachesSee coachesSee, Instant changedAt) implements GymEvent, Published {}

    record ExerciseDefined(Exercise exercise, Instant definedAt) implements GymEvent, Published {}

    record ExerciseRetired(String exerciseId, Instant retiredAt) implements GymEvent, Published {}

    record GymSettingsChanged(GymSettings settings, Instant changedAt) implements GymEvent {}

    /** {@code template} is the whole template in this version. */
    record ProgramTemplateSaved(String templateId, int version, ProgramTemplate template, Instant savedAt)
            implements GymEvent {}

    record ProgramTemplateRetired(String templateId, Instant retiredAt) implements GymEvent {}

    /** What a decision of the gym is about, in words, and when it was made. */
    record Moment(String subject, Instant at) {}

    default Moment moment() {
        return switch (this) {
            case AthleteCoachesChanged(var athlete, var coaches, var at) ->
                new Moment("the coaches of athlete " + athlete, at);
            case AthleteTagsChanged(var athlete, var tags, var at) -> new Moment("the tags of athlete " + athlete, at);
            case AthleteArchived(var athlete, var at) -> new Moment("the archive of athlete " + athlete, at);
            case AthleteRestored(var athlete, var at) -> new Moment("the archive of athlete " + athlete, at);
            case CoachesSeeChanged(var coachesSee, var at) -> new Moment("whom the gym's coaches see", at);
            case ExerciseDefined(var exercise, var at) -> new Moment("exercise " + exercise.id(), at);
            case ExerciseRetired(var exercise, var at) -> new Moment("exercise " + exercise, at);
            case GymSettingsChanged(var settings, var at) -> new Moment("the gym's settings", at);
            case ProgramTemplateSaved(var id, var version, var template, var at) ->
                new Moment("program template " + id, at);
            case ProgramTemplateRetired(var id, var at) -> new Moment("program template " + id, at);
        };
    }
}
