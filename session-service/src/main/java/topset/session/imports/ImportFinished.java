package topset.session.imports;

import java.time.OffsetDateTime;
import java.util.UUID;
import topset.edge.web.ContractJson;
import topset.edge.webhooks.WebhookType;
import topset.session.logs.LogImportReport;
import topset.store.NewEvent;

/**
 * Stored only so that webhooks can send it; it is not published to Kafka. The JSON of the event is the data of the
 * webhook message.
 *
 * @param state DONE or FAILED
 * @param lines the number of lines in the log, without the header
 * @param sets the number of sets that were added
 * @param duplicates the number of lines whose sets were already stored
 * @param skipped the number of lines that are not valid sets
 * @param unmatched the number of lines whose exercise names match no exercise
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
                ended.progress().lines(),
                report.sessions(),
                report.sets(),
                report.duplicates(),
                report.skippedCount(),
                report.unmatchedCount(),
                ended.progress().startedAt(),
                finishedAt);
    }

    NewEvent<ImportFinished> stored() {
        return new NewEvent<>(this, WebhookType.IMPORT_FINISHED_EVENT, finishedAt, ContractJson.text(this), null);
    }
}
