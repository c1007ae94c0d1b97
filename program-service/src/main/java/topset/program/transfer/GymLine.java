package topset.program.transfer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.program.catalogue.ExerciseRequest;
import topset.program.gym.GymEvent;
import topset.program.gym.ProgramTemplate;
import topset.rules.week.GymSettings;

sealed interface GymLine extends Line {
    OffsetDateTime at();

    /** {@code definition} is the body of PUT /v1/exercises/{exercise}. */
    @JsonTypeName("exercise")
    record ExerciseLine(
            OffsetDateTime at, String exercise, @Valid ExerciseRequest definition) implements GymLine {}

    @JsonTypeName("exercise-retirement")
    record ExerciseRetirementLine(OffsetDateTime at, String exercise) implements GymLine {}

    /** {@code settings} is the body of PUT /v1/gym. */
    @JsonTypeName("gym")
    record SettingsLine(OffsetDateTime at, @Valid GymSettings settings) implements GymLine {}

    /** {@code template} is the body of PUT /v1/program-templates/{programTemplate}. */
    @JsonTypeName("program-template")
    record ProgramTemplateLine(
            OffsetDateTime at,

            @Pattern(regexp = ProgramTemplate.ID, message = ProgramTemplate.ID_SAYS)
            String programTemplate,

            Integer version,
            @Valid ProgramTemplate template)
            implements GymLine {}

    @JsonTypeName("program-template-retirement")
    record ProgramTemplateRetirementLine(
            OffsetDateTime at,

            @Pattern(regexp = ProgramTemplate.ID, message = ProgramTemplate.ID_SAYS)
            String programTemplate)
            implements GymLine {}

    /**
     * Null if no line of its own exports the event: an athlete's own line has coaches, tags and archive, and which
     * athletes the coaches see must be decided again where its coaches are known.
     */
    static @Nullable GymLine of(GymEvent event) {
        return switch (event) {
            case GymEvent.AthleteCoachesChanged _,
                    GymEvent.AthleteTagsChanged _,
                    GymEvent.AthleteArchived _,
                    GymEvent.AthleteRestored _,
                    GymEvent.CoachesSeeChanged _ -> null;
            case GymEvent.ExerciseDefined(var exercise, var at) ->
                new ExerciseLine(DecisionLine.at(at), exercise.id(), ExerciseRequest.of(exercise));
            case GymEvent.ExerciseRetired(var exercise, var at) ->
                new ExerciseRetirementLine(DecisionLine.at(at), exercise);
            case GymEvent.GymSettingsChanged(var settings, var at) -> new SettingsLine(DecisionLine.at(at), settings);
            case GymEvent.ProgramTemplateSaved(var id, var version, var template, var at) ->
                new ProgramTemplateLine(DecisionLine.at(at), id, version, template);
            case GymEvent.ProgramTemplateRetired(var id, var at) ->
                new ProgramTemplateRetirementLine(DecisionLine.at(at), id);
        };
    }

    @Override
    default void check(Instant now, Violations found) {
        if (this instanceof ProgramTemplateLine line && line.template() != null) {
            line.template().checkWhole(found.in("template"));
        }
        DecisionLine.checkPast(at(), now, found);
    }
}
