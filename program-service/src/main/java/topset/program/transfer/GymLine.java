package topset.program.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.LineType;
import topset.edge.web.Violations;
import topset.program.catalogue.ExerciseRequest;
import topset.program.library.ProgramTemplateRequest;
import topset.rules.check.GymRequest;

/**
 * A line of an import file about the gym itself: a decision for all athletes of the gym, and the time of the decision.
 * All lines have {@code type} and {@code at}; the other fields depend on the type.
 *
 * @param exercise the id of the exercise
 * @param definition the body of PUT /v1/exercises/{exercise}
 * @param settings the body of PUT /v1/gym
 * @param programTemplate the id of the program template
 * @param version of the program template
 * @param template the body of PUT /v1/program-templates/{id}
 * @param sequence the sequence number of the exported event; the import ignores it
 * @param recordedAt the time at which the exported event was recorded; the import ignores it
 * @param actor the actor of the exported event; the import ignores it
 */
record GymLine(
        @NotNull LineType type,
        @NotNull OffsetDateTime at,
        @Nullable String exercise,
        @Nullable @Valid ExerciseRequest definition,
        @Nullable @Valid GymRequest settings,

        @Nullable @Pattern(regexp = ProgramTemplateRequest.ID, message = ProgramTemplateRequest.ID_SAYS)
        String programTemplate,

        @Nullable Integer version,
        @Nullable @Valid ProgramTemplateRequest template,
        @Nullable Long sequence,
        @Nullable OffsetDateTime recordedAt,
        @Nullable Map<String, String> actor) {

    /** Checks that the imported line has exactly the fields that its type requires. */
    void check(Violations found) {
        if (type == null) {
            return;
        }
        var isTemplate = type == LineType.PROGRAM_TEMPLATE;
        has("exercise", exercise, type == LineType.EXERCISE || type == LineType.EXERCISE_RETIREMENT, found);
        has("definition", definition, type == LineType.EXERCISE, found);
        has("settings", settings, type == LineType.GYM, found);
        has("programTemplate", programTemplate, isTemplate || type == LineType.PROGRAM_TEMPLATE_RETIREMENT, found);
        has("version", version, isTemplate, found);
        has("template", template, isTemplate, found);
        if (template != null) {
            template.checkWhole(found.in("template"));
        }
    }

    private void has(String field, @Nullable Object value, boolean needed, Violations found) {
        if (needed != (value != null)) {
            found.refuse(field, (needed ? "is required" : "must be absent") + " in a line of type " + type, "line");
        }
    }
}
