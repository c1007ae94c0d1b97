package topset.edge.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import topset.edge.notes.Notes;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.transfer.LineImporter.GymImport;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.store.EventStore;

/** Imports the notes that the service stores, and skips the others. Each athlete has a transaction. */
@ApplicationScoped
class NoteImporter {
    private final EventStore store;
    private final Notes notes;

    NoteImporter(EventStore store, Notes notes) {
        this.store = store;
        this.notes = notes;
    }

    void carryOut(GymImport into, List<NumberedLine<NoteLine>> lines) {
        var stored = new ArrayList<NumberedLine<NoteLine>>();
        for (var each : lines) {
            if (notes.stores(each.line().subject(into.gym()))) {
                stored.add(each);
            } else {
                into.report().count(each.number(), LineResult.PASSED_OVER);
            }
        }
        into.byAthlete(stored)
                .forEach((athlete, ofAthlete) -> into.report().count(ofAthlete, store.run(List.of(athlete), tx -> {
                    var results = new ArrayList<LineResult>();
                    for (var each : ofAthlete) {
                        var line = each.line();
                        results.add(LineResult.of(
                                () -> notes.restore(tx.connection(), line.subject(into.gym()), line.note())));
                    }
                    return results;
                })));
    }
}
