package topset.session.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.session.creation.CreatedExercises;
import topset.session.imports.AthleteImport.Progress;
import topset.session.logs.LogImportReport;

/** An import as clients read it. */
@Schema(name = "LogImport")
record LogImportView(
        UUID importId,
        String athleteId,

        @Schema(description = "The app that exported the log: strong or hevy", examples = "strong")
        String format,

        @JsonUnwrapped Progress progress,
        @JsonUnwrapped LogImportReport report,

        @Schema(description = "The exercises that the gym got for this import")
        List<CreatedExercise> created,

        @Schema(description = "The first 500 names for which no exercise could be created, each with its reason")
        List<CreatedExercises.NotCreated> notCreated) {

    @Schema(name = "CreatedExercise")
    record CreatedExercise(
            @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
            String name,

            @Schema(description = "The id of the new exercise", examples = "dragon-flag")
            String exerciseId,

            @Schema(
                    description = "The exercise of the catalogue whose pattern and muscles it has. Absent if none is"
                            + " similar or the name may mean several movements: then its muscles are abs, until you"
                            + " mend it")
            @Nullable
            String basedOn,

            @Schema(
                    description = "True if the undo of the import has retired it. Absent: the gym has it, because"
                            + " the import was not undone, something else uses the exercise, or the program service could not"
                            + " be asked; then repeat the undo or retire it")
            @Nullable
            Boolean takenBack) {

        static List<CreatedExercise> of(CreatedExercises created) {
            return created.created().stream()
                    .map(each ->
                            new CreatedExercise(each.name(), each.exercise().id(), each.basedOn(), each.takenBack()))
                    .toList();
        }
    }

    static LogImportView of(AthleteImport stored) {
        return new LogImportView(
                stored.id(),
                stored.athlete().id(),
                stored.app().name().toLowerCase(Locale.ROOT),
                stored.progress(),
                stored.report(),
                CreatedExercise.of(stored.created()),
                stored.created().notCreated());
    }
}
