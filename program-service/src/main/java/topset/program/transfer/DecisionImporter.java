package topset.program.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter.ImportLine;
import topset.edge.transfer.LineType;
import topset.edge.transfer.Tasks;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.athletes.CoachesAndTags;
import topset.program.athletes.CoachesAndTagsService;
import topset.program.coaching.past.PastDecision;
import topset.program.coaching.past.PastDecisions;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Imports lines about athletes. Within one chunk of lines, the profile and the programs of an athlete are imported in
 * one transaction, which computes the athlete's plans once. Coaches and tags are set before this transaction.
 */
@Singleton
class DecisionImporter {
    /**
     * The number of athletes that are imported at the same time. Each import holds a database connection while it
     * computes plans, and the gym's requests need connections too.
     */
    private static final int ATHLETES_AT_ONCE = 3;

    private final PastDecisions decisions;
    private final CoachesAndTagsService athletes;
    private final StrictJson json;

    DecisionImporter(PastDecisions decisions, CoachesAndTagsService athletes, StrictJson json) {
        this.decisions = decisions;
        this.athletes = athletes;
        this.json = json;
    }

    private record NumberedDecision(long line, PastDecision decision) {}

    void carryOut(Actor actor, String gym, List<ImportLine> lines, ImportReport report) {
        var byAthlete = new LinkedHashMap<String, List<NumberedDecision>>();
        for (var line : lines) {
            try {
                if (line.type() == LineType.ATHLETE) {
                    setCoachesAndTags(
                            actor, gym, json.read(line.json(), AthleteLine.class, AthleteLine::check), report);
                    continue;
                }
                var decision = json.read(line.json(), PastDecision.class, PastDecision::check);
                byAthlete
                        .computeIfAbsent(decision.athleteId(), none -> new ArrayList<>())
                        .add(new NumberedDecision(line.number(), decision));
            } catch (Problem refused) {
                if (refused.kind() == Problem.Kind.UNAVAILABLE) {
                    throw refused;
                }
                report.refused(line.number(), refused);
            }
        }
        var work = new ArrayList<Runnable>();
        byAthlete.forEach(
                (athlete, ofAthlete) -> work.add(() -> carryOut(actor, new Athlete(gym, athlete), ofAthlete, report)));
        Tasks.runAll(work, ATHLETES_AT_ONCE);
    }

    private void setCoachesAndTags(Actor actor, String gym, AthleteLine line, ImportReport report) {
        var athlete = new Athlete(gym, line.athleteId());
        var asked = new CoachesAndTags(line.coaches(), line.tags());
        if (athletes.find(athlete).equals(asked)) {
            report.repeated();
        } else {
            athletes.change(actor, athlete, known -> asked);
            report.added();
        }
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
