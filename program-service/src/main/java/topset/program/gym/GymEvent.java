package topset.program.gym;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import topset.contract.CoachesSee;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.rules.week.GymSettings;

public sealed interface GymEvent {

    /** Concerns one athlete, and changes the athlete's row in the roster. */
    sealed interface AboutAthlete extends GymEvent {
        String athleteId();
    }

    sealed interface AboutGym extends GymEvent {
        Instant at();

        /** A word that the JSON of each decision about the same subject contains, as a name or a value. */
        default String word() {
            return switch (this) {
                case CoachesSeeChanged _ -> "coachesSee";
                case ExerciseDefined defined -> defined.exercise();
                case ExerciseRetired retired -> retired.exercise();
                case GymSettingsChanged _ -> "settings";
                case ProgramTemplateSaved saved -> saved.programTemplate();
                case ProgramTemplateRetired retired -> retired.programTemplate();
            };
        }

        default String subject() {
            return switch (this) {
                case CoachesSeeChanged _ -> "whom the gym's coaches see";
                case ExerciseDefined _, ExerciseRetired _ -> "exercise " + word();
                case GymSettingsChanged _ -> "the gym's settings";
                case ProgramTemplateSaved _, ProgramTemplateRetired _ -> "program template " + word();
            };
        }
    }

    /** Is stored as the line with which it is exported and imported (docs/transfer.md). */
    sealed interface AsLine extends AboutGym, Line {
        @Override
        default void check(Instant now, Violations found) {
            if (this instanceof ProgramTemplateSaved saved && saved.template() != null) {
                saved.template().checkWhole(found.in("template"));
            }
            Line.checkPast(at(), now, found);
        }
    }

    /** Is published to Kafka, in the public form that {@link GymStream} makes of it. */
    sealed interface Published permits AthleteCoachesChanged, CoachesSeeChanged, ExerciseDefined, ExerciseRetired {}

    /** {@code coaches} are the subjects of all coaches after the change. */
    record AthleteCoachesChanged(String athleteId, List<String> coaches, Instant changedAt)
            implements AboutAthlete, Published {}

    record AthleteTagsChanged(String athleteId, List<String> tags, Instant changedAt) implements AboutAthlete {}

    record AthleteArchived(String athleteId, Instant archivedAt) implements AboutAthlete {}

    record AthleteRestored(String athleteId, Instant restoredAt) implements AboutAthlete {}

    record CoachesSeeChanged(CoachesSee coachesSee, Instant at) implements AboutGym, Published {}

    /** {@code definition} is the body of PUT /v1/exercises/{exercise}. */
    @JsonTypeName("exercise")
    record ExerciseDefined(
            Instant at, String exercise, @Valid ExerciseRequest definition) implements AsLine, Published {

        /** With every default filled in, as it is stored. */
        public ExerciseDefined complete() {
            return new ExerciseDefined(at, exercise, ExerciseRequest.of(definition.exercise(exercise)));
        }
    }

    @JsonTypeName("exercise-retirement")
    record ExerciseRetired(Instant at, String exercise) implements AsLine, Published {}

    /** {@code settings} is the body of PUT /v1/gym. */
    @JsonTypeName("gym")
    record GymSettingsChanged(Instant at, @Valid GymSettings settings) implements AsLine {}

    /** {@code template} is the whole template in this version, as the body of PUT /v1/program-templates/{id}. */
    @JsonTypeName("program-template")
    record ProgramTemplateSaved(
            Instant at,

            @Pattern(regexp = ProgramTemplate.ID, message = ProgramTemplate.ID_SAYS)
            String programTemplate,

            Integer version,
            @Valid ProgramTemplate template)
            implements AsLine {}

    @JsonTypeName("program-template-retirement")
    record ProgramTemplateRetired(
            Instant at,

            @Pattern(regexp = ProgramTemplate.ID, message = ProgramTemplate.ID_SAYS)
            String programTemplate) implements AsLine {}
}
