package topset.session.imports;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.session.creation.CreatedExercises;
import topset.session.logs.LogColumns.App;
import topset.session.logs.LogImportReport;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * An import of a training log, as it is stored.
 *
 * @param actor not shown in answers
 * @param created the exercises that were created for the import
 * @param report empty until the import has ended
 * @param attempts how often the import was started; more than once if a replica stopped during the import
 */
record AthleteImport(
        Athlete athlete,
        UUID id,
        Actor actor,
        App app,
        ImportSettings settings,
        CreatedExercises created,
        LogImportReport report,
        int attempts,
        Progress progress) {

    /** How far an import or its undo is, as clients read it. */
    record Progress(
            LogImportState state,

            @Schema(description = "Lines of the log, without its header")
            int lines,

            @Schema(description = "Lines that were processed so far")
            int linesDone,

            @Schema(description = "After an undo: how many sets were left because they were corrected since") @Nullable
            Integer keptSets,

            @Schema(
                    description =
                            "The number of the athlete's newest event when the import or its undo ended; give it to the program"
                                    + " service as atLeast")
            @Nullable
            Long sequence,

            @Schema(description = "When the import was accepted")
            OffsetDateTime startedAt,

            @Schema(description = "When the import or its undo ended; absent until then") @Nullable
            OffsetDateTime endedAt) {}

    LogImportState state() {
        return progress.state();
    }

    AthleteImport withCreated(CreatedExercises exercises) {
        return new AthleteImport(athlete, id, actor, app, settings, exercises, report, attempts, progress);
    }
}
