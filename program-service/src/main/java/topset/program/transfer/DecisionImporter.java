package topset.program.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter.ImportLine;
import topset.edge.transfer.Tasks;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.coaching.PastDecision;
import topset.program.coaching.PastDecisions;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Imports lines about profiles and programs. The lines of one athlete in one chunk are imported in one transaction,
 * which replans once.
 */
@Singleton
class DecisionImporter {
    /**
     * The number of athletes that are imported at the same time. Each import holds a database connection while it
     * replans, and the gym's requests need connections too.
     */
    private static final int ATHLETES_AT_ONCE = 3;

    private final PastDecisions decisions;
    private final StrictJson json;

    DecisionImporter(PastDecisions decisions, StrictJson json) {
        this.decisions = decisions;
        this.json = json;
    }

    private record NumberedDecision(long line, PastDecision decision) {}

    void carryOut(Actor actor, String gym, List<ImportLine> lines, ImportReport report) {
        var athletes = new LinkedHashMap<String, List<NumberedDecision>>();
        for (var line : lines) {
            try {
                var decision = json.read(line.json(), PastDecision.class, PastDecision::check);
                athletes.computeIfAbsent(decision.athleteId(), none -> new ArrayList<>())
                        .add(new NumberedDecision(line.number(), decision));
            } catch (Problem refused) {
                if (refused.kind() == Problem.Kind.UNAVAILABLE) {
                    throw refused;
                }
                report.refused(line.number(), refused);
            }
        }
        var work = new ArrayList<Runnable>();
        athletes.forEach(
                (athlete, ofAthlete) -> work.add(() -> carryOut(actor, new Athlete(gym, athlete), ofAthlete, report)));
        Tasks.runAll(work, ATHLETES_AT_ONCE);
    }

    private void carryOut(Actor actor, Athlete athlete, List<NumberedDecision> lines, ImportReport report) {
        var results = decisions.carryOut(
                actor, athlete, lines.stream().map(NumberedDecision::decision).toList());
        for (int n = 0; n < lines.size(); n++) {
            var result = results.get(n);
            if (result.refusal() != null) {
                report.refused(lines.get(n).line(), result.refusal());
            } else if (result.added()) {
                report.added();
            } else {
                report.repeated();
            }
        }
    }
}
