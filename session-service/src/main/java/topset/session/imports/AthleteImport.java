package topset.session.imports;

import java.time.OffsetDateTime;
import java.util.UUID;
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
 * @param lines the number of lines of the log, without the header
 * @param linesDone the number of lines that were processed so far
 * @param created the exercises that were created for the import
 * @param report empty until the import has ended
 * @param attempts how often the import was started; more than once if a replica stopped during the import
 * @param sequence the number of the athlete's newest event when the import ended
 * @param keptSets the number of sets that an undo kept because they were corrected since the import
 */
record AthleteImport(
        Athlete athlete,
        UUID id,
        LogImportState state,
        Actor actor,
        App app,
        ImportSettings settings,
        int lines,
        int linesDone,
        CreatedExercises created,
        LogImportReport report,
        int attempts,
        @Nullable Integer keptSets,
        @Nullable Long sequence,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt) {

    AthleteImport withCreated(CreatedExercises exercises) {
        return new AthleteImport(
                athlete, id, state, actor, app, settings, lines, linesDone, exercises, report, attempts, keptSets,
                sequence, startedAt, endedAt);
    }
}
