package topset.program.transfer;

import jakarta.inject.Singleton;
import java.util.List;
import topset.edge.notes.NoteImporter;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter;
import topset.edge.transfer.LineType;
import topset.store.Actor;

/**
 * Imports the lines of an export file of the program service. Lines about the gym come first in each chunk, because
 * other lines may refer to them. Notes come last, because they are about athletes.
 */
@Singleton
class ProgramLineImporter implements LineImporter {
    /**
     * The number of lines in a chunk. Most athletes have fewer lines, so an athlete's plans are usually computed only
     * once during an import.
     */
    private static final int LINES_AT_ONCE = 500;

    private final GymImporter ofGym;
    private final DecisionImporter ofAthletes;
    private final NoteImporter notes;

    ProgramLineImporter(GymImporter ofGym, DecisionImporter ofAthletes, NoteImporter notes) {
        this.ofGym = ofGym;
        this.ofAthletes = ofAthletes;
        this.notes = notes;
    }

    @Override
    public LineType.Owner owner() {
        return LineType.Owner.PROGRAMS;
    }

    @Override
    public int linesAtOnce() {
        return LINES_AT_ONCE;
    }

    @Override
    public LineImport begin(Actor actor, String gym, ImportReport report) {
        var gymLines = ofGym.begin(actor, gym, report);
        return new LineImport() {
            @Override
            public void carryOut(List<ImportLine> lines) {
                gymLines.carryOut(
                        lines.stream().filter(line -> line.type().isOfGym()).toList());
                ofAthletes.carryOut(
                        actor,
                        gym,
                        lines.stream()
                                .filter(line -> line.type().owner() == owner()
                                        && !line.type().isOfGym())
                                .toList(),
                        report);
                notes.carryOut(
                        gym,
                        lines.stream()
                                .filter(line -> line.type() == LineType.NOTE)
                                .toList(),
                        report);
            }

            @Override
            public void end() {
                gymLines.end();
            }
        };
    }
}
