package topset.session.imports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.UUID;
import topset.edge.web.ContractJson;
import topset.edge.webhooks.WebhookType;
import topset.store.NewEvent;

/** Stored only so that webhooks can send it, not published to Kafka. Its JSON is the data of the webhook message. */
record ImportFinished(
        UUID importId,
        String gym,
        String athleteId,
        AthleteImport.State state,
        int lines,
        @JsonUnwrapped LineCounts counts,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt) {

    record LineCounts(int sessions, int sets, int duplicates, int skipped, int unmatched) {}

    static ImportFinished of(AthleteImport ended) {
        var report = ended.report;
        return new ImportFinished(
                ended.importId,
                ended.gym,
                ended.athleteId,
                ended.state,
                ended.lines,
                new LineCounts(
                        report.sessions(),
                        report.sets(),
                        report.duplicates(),
                        report.skippedCount(),
                        report.unmatchedCount()),
                ended.startedAt,
                requireNonNull(ended.endedAt));
    }

    NewEvent<ImportFinished> stored() {
        return new NewEvent<>(this, WebhookType.IMPORT_FINISHED_EVENT, finishedAt, ContractJson.text(this), null);
    }
}
