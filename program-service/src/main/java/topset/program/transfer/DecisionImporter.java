package topset.program.transfer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import topset.edge.operations.Tasks;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter.ImportLine;
import topset.edge.transfer.LineRecords;
import topset.edge.transfer.LineType;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.athletes.CoachesAndTagsService;
import topset.program.coaching.Command;
import topset.program.coaching.Commands;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Imports lines about athletes. Within one chunk of lines, the profile and the programs of an athlete are imported in
 * one transaction, which computes the athlete's plans once. Several athletes share a transaction (ADR 0083). Coaches
 * and tags are set before these transactions.
 */
@Singleton
class DecisionImporter {
    private static final LineRecords<DecisionLine> LINES = new LineRecords<>(DecisionLine.class);

    /**
     * The number of transactions that an import runs at the same time. Each of them holds a database connection while
     * it computes plans, and the gym's requests need connections too.
     */
    private static final int TRANSACTIONS_AT_ONCE = 3;

    /**
     * The number of athletes whose coaches and tags are set in one transaction. It locks the gym, so it must be short.
     */
    private static final int COACHES_AT_ONCE = 100;

    private final Commands commands;
    private final ImportTransactions transactions;
    private final CoachesAndTagsService athletes;
    private final StrictJson json;
    private final Clock clock;

    DecisionImporter(
            Commands commands,
            ImportTransactions transactions,
            CoachesAndTagsService athletes,
            StrictJson json,
            Clock clock) {
        this.commands = commands;
        this.clock = clock;
        this.transactions = transactions;
        this.athletes = athletes;
        this.json = json;
    }

    private record NumberedDecision(long line, Command command) {}

    void carryOut(Actor actor, String gym, List<ImportLine> lines, ImportReport report) {
        var byAthlete = new LinkedHashMap<String, List<NumberedDecision>>();
        var coachesAndTags = new ArrayList<CoachesAndTagsService.Wanted>();
        report.read(lines, line -> {
            if (line.type() == LineType.ATHLETE) {
                coachesAndTags.add(json.read(line.json(), AthleteLine.class, AthleteLine::check)
                        .wanted());
                return;
            }
            var decision = LINES.read(json, line, DecisionLine::check);
            if (decision.at().toInstant().isAfter(clock.instant())) {
                throw Problem.refused("at", "must be a time in the past, not " + decision.at(), "past");
            }
            byAthlete
                    .computeIfAbsent(decision.athleteId(), none -> new ArrayList<>())
                    .add(new NumberedDecision(line.number(), decision.command()));
        });
        setCoachesAndTags(actor, gym, coachesAndTags, report);
        var ofAthletes = new ArrayList<Commands.OfAthlete>();
        byAthlete.forEach((athlete, numbered) -> ofAthletes.add(new Commands.OfAthlete(
                new Athlete(gym, athlete),
                numbered.stream().map(NumberedDecision::command).toList())));
        var work = new ArrayList<Runnable>();
        for (var together : transactions.of(ofAthletes)) {
            work.add(() -> carryOut(actor, gym, together, byAthlete, report));
        }
        Tasks.runAll(
                work,
                TRANSACTIONS_AT_ONCE,
                Thread.ofVirtual().name("import-", 0).factory());
    }

    private void setCoachesAndTags(
            Actor actor, String gym, List<CoachesAndTagsService.Wanted> wanted, ImportReport report) {
        for (var some :
                wanted.stream().gather(Gatherers.windowFixed(COACHES_AT_ONCE)).toList()) {
            athletes.set(actor, gym, some).forEach(report::accepted);
        }
    }

    private void carryOut(
            Actor actor,
            String gym,
            List<Commands.OfAthlete> together,
            Map<String, List<NumberedDecision>> byAthlete,
            ImportReport report) {
        var results = commands.execute(actor, gym, together);
        for (int n = 0; n < together.size(); n++) {
            var lines = byAthlete.getOrDefault(together.get(n).athlete().id(), List.of());
            for (int line = 0; line < lines.size(); line++) {
                report.result(lines.get(line).line(), results.get(n).get(line));
            }
        }
    }
}
