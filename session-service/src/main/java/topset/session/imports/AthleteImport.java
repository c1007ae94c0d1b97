package topset.session.imports;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.logs.LogColumns.App;
import topset.session.logs.LogImportReport;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * The import of a training log into an athlete's sessions, as it is stored.
 *
 * @param actor who requested the import; private, not in answers
 * @param lines of the log, without its header
 * @param linesDone lines that were processed so far
 * @param report empty until the import has ended
 * @param attempts how often the import was begun: more than once if a service ended during it
 * @param sequence the number of the athlete's newest event when the import ended
 * @param keptSets after an undo: the sets that were corrected since the import
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
        LogImportReport report,
        int attempts,
        @Nullable Integer keptSets,
        @Nullable Long sequence,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt) {}
