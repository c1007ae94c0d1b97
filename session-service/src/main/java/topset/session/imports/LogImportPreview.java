package topset.session.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.session.creation.CreatedExercises;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogImportReport;
import topset.session.logs.MatchedLog;
import topset.session.sessions.SessionImports.LoggedSession;
import topset.session.sessions.SessionImports.Outcome;

/** What an import would add now, as clients read it. */
record LogImportPreview(
        @Schema(description = "The app that exported the log: strong or hevy", examples = "strong")
        String format,

        @Schema(description = "Lines of the log, without its header")
        int lines,

        @Schema(
                description = "Lines that the preview covers. It compares the first " + ImportLimits.PREVIEWED_WORKOUTS
                        + " workouts with what is stored;"
                        + " an import reads all")
        int linesDone,

        @JsonUnwrapped LogImportReport report,

        @JsonUnwrapped CreatedExercises createdExercises,

        @Schema(description = "The sets that would be added, by exercise, most sets first")
        List<ExerciseSets> exercises,

        @Schema(description = "The date of the first session that would get sets; absent if none would") @Nullable
        LocalDate firstDate,

        @Schema(description = "The date of the last session that would get sets; absent if none would") @Nullable
        LocalDate lastDate) {

    @Schema(name = "ExerciseSets")
    record ExerciseSets(String exerciseId, int sets) {}

    static final class Added {
        private final Map<String, Integer> byExercise = new HashMap<>();
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        void add(LoggedSession session, List<Outcome> outcomes) {
            var date = session.startedAt().toLocalDate();
            for (int n = 0; n < outcomes.size(); n++) {
                if (outcomes.get(n) == Outcome.ADDED) {
                    byExercise.merge(session.sets().get(n).details().exercise(), 1, Integer::sum);
                    first = first == null || date.isBefore(first) ? date : first;
                    last = last == null || date.isAfter(last) ? date : last;
                }
            }
        }

        private List<ExerciseSets> exercises() {
            return byExercise.entrySet().stream()
                    .map(each -> new ExerciseSets(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparingInt(ExerciseSets::sets)
                            .reversed()
                            .thenComparing(ExerciseSets::exerciseId))
                    .toList();
        }
    }

    static LogImportPreview of(
            LogImportService.Checked checked, MatchedLog log, CreatedExercises planned, Added added) {
        return new LogImportPreview(
                checked.app().name().toLowerCase(Locale.ROOT),
                checked.lines(),
                log.lines(),
                log.report(),
                planned,
                added.exercises(),
                added.first,
                added.last);
    }
}
