package topset.program.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter;
import topset.edge.transfer.LineType;
import topset.edge.transfer.Tasks;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.coaching.PastDecision;
import topset.program.coaching.PastDecisions;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Carries out lines of profiles and programs. The lines of one athlete that stand in one chunk are one transaction, which
 * plans once.
 */
@Singleton
class DecisionImporter implements LineImporter {
    /** An athlete's lines are carried out together: most have fewer. */
    private static final int LINES_AT_ONCE = 500;

    /** Each holds a connection of the pool while it plans, which the gym's other requests need too. */
    private static final int ATHLETES_AT_ONCE = 3;

    private final PastDecisions decisions;
    private final StrictJson json;

    DecisionImporter(PastDecisions decisions, StrictJson json) {
        this.decisions = decisions;
        this.json = json;
    }

    private record NumberedDecision(long line, PastDecision decision) {}

    @Override
    public LineType.Owner owner() {
        return LineType.Owner.PROGRAMS;
    }

    @Override
    public int linesAtOnce() {
        return LINES_AT_ONCE;
    }

    @Override
    public void carryOut(Actor actor, String gym, List<ImportLine> lines, ImportReport report) {
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
