package topset.session.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.session.creation.CreatedExercises;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogImportReport;
import topset.session.logs.MatchedLog;

/** What an import would add now, as clients read it. */
record LogImportPreview(
        @Schema(examples = "strong") String format,
        int lines,

        @Schema(
                description = "Lines that the preview covers. It compares the first " + ImportLimits.PREVIEWED_WORKOUTS
                        + " workouts with what is stored; an import reads all")
        int linesDone,

        @JsonUnwrapped LogImportReport report,
        @JsonUnwrapped CreatedExercises createdExercises,
        List<ExerciseSets> exercises,
        @Nullable LocalDate firstDate,
        @Nullable LocalDate lastDate) {

    @Schema(name = "ExerciseSets")
    record ExerciseSets(String exerciseId, int sets) {}

    static LogImportPreview of(LogImportService.Checked checked, MatchedLog log, CreatedExercises planned) {
        return new LogImportPreview(
                checked.app().name().toLowerCase(Locale.ROOT),
                checked.lines(),
                log.lines(),
                log.report(),
                planned,
                log.setsOfExercises().entrySet().stream()
                        .map(each -> new ExerciseSets(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingInt(ExerciseSets::sets)
                                .reversed()
                                .thenComparing(ExerciseSets::exerciseId))
                        .toList(),
                log.firstDate(),
                log.lastDate());
    }
}
