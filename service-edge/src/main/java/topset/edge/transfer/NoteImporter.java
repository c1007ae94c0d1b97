package topset.edge.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import topset.edge.notes.Notes;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.store.Athlete;
import topset.store.EventStore;

/** Imports the notes that the service stores, and skips the others. */
@ApplicationScoped
class NoteImporter {
    private final EventStore store;
    private final Notes notes;

    NoteImporter(EventStore store, Notes notes) {
        this.store = store;
        this.notes = notes;
    }

    /** Counts each line once in the report. Each athlete has a transaction. */
    void carryOut(String gym, List<NumberedLine<NoteLine>> lines, ImportReport report) {
        var athletes = new LinkedHashMap<Athlete, List<NumberedLine<NoteLine>>>();
        for (var each : lines) {
            var subject = each.line().subject(gym);
            if (notes.stores(subject)) {
                athletes.computeIfAbsent(subject.athlete(), none -> new ArrayList<>())
                        .add(each);
            } else {
                report.count(each.number(), LineResult.PASSED_OVER);
            }
        }
        athletes.forEach((athlete, ofAthlete) -> report.count(ofAthlete, store.run(List.of(athlete), tx -> {
            var results = new ArrayList<LineResult>();
            for (var each : ofAthlete) {
                var line = each.line();
                results.add(LineResult.of(() -> notes.restore(tx.connection(), line.subject(gym), line.note())));
            }
            return results;
        })));
    }
}
