package topset.session.imports;

import java.time.OffsetDateTime;
import java.util.UUID;
import topset.edge.web.ContractJson;
import topset.edge.webhooks.message.PrivateEvents;
import topset.session.logs.LogImportReport;
import topset.store.NewEvent;

/**
 * An import has ended. The event is stored for webhooks, and is not published to Kafka. Its JSON is the data of the
 * message.
 *
 * @param state DONE or FAILED
 * @param lines lines of the log, without its header
 * @param sets sets that were added
 * @param duplicates lines whose sets were stored before
 * @param skipped lines that are no sets
 * @param unmatched lines whose names match no exercise
 */
record ImportFinished(
        UUID importId,
        String gym,
        String athleteId,
        LogImportState state,
        int lines,
        int sessions,
        int sets,
        int duplicates,
        int skipped,
        int unmatched,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt) {

    static ImportFinished of(
            AthleteImport ended, LogImportState state, LogImportReport report, OffsetDateTime finishedAt) {
        return new ImportFinished(
                ended.id(),
                ended.athlete().gym(),
                ended.athlete().id(),
                state,
                ended.lines(),
                report.sessions(),
                report.sets(),
                report.duplicates(),
                report.skippedCount(),
                report.unmatchedCount(),
                ended.startedAt(),
                finishedAt);
    }

    NewEvent<ImportFinished> stored() {
        return new NewEvent<>(this, PrivateEvents.IMPORT_FINISHED, finishedAt, ContractJson.text(this), null);
    }
}
