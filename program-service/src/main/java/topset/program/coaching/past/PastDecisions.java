package topset.program.coaching.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.transfer.SplitOnFailure;
import topset.edge.web.Problem;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.store.Actor;
import topset.store.EventStore;
import topset.store.RoundTrip;
import topset.store.append.Batch;
import topset.store.append.Reads;
import topset.store.append.SingleWork;

/**
 * Imports decisions that were made earlier in another installation. Each decision is executed as of the time at which
 * it was made, with the same checks and the same decision logic as an API request. So each decision affects the same
 * weeks, and the resulting plans are the same. After all decisions of a transaction, the plans of its athletes' programs
 * are computed again once, from the first week on.
 */
@ApplicationScoped
public class PastDecisions {
    private final EventStore store;
    private final Planner planner;
    private final PastRuleChecks checks;
    private final Clock clock;

    public PastDecisions(EventStore store, Planner planner, PastRuleChecks checks, Clock clock) {
        this.store = store;
        this.planner = planner;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * The result of importing one decision: added, already stored, or refused.
     *
     * @param refusal the reason why the decision was refused; null if it was executed by this import or was already
     * stored
     */
    public record Result(boolean added, @Nullable Problem refusal) {
        static final Result ADDED = new Result(true, null);
        static final Result REPEATED = new Result(false, null);

        static Result refused(Problem refusal) {
            return new Result(false, refusal);
        }
    }

    /**
     * Executes the decisions about some athletes of a gym in one transaction, the decisions about each athlete in the
     * given order. One athlete does not keep the others from being imported (see {@link SplitOnFailure}).
     *
     * @return the result of each decision, for each athlete
     * @throws topset.store.StoreFailedException if the database fails. The decisions may be stored nevertheless; then
     * they are recognised if they are imported again
     */
    public List<List<Result>> carryOut(Actor actor, String gym, List<DecisionsOfAthlete> athletes) {
        return SplitOnFailure.run(athletes, some -> together(actor, gym, some));
    }

    private List<List<Result>> together(Actor actor, String gym, List<DecisionsOfAthlete> all) {
        var traceParent = TraceContext.current();
        var athletes = all.stream().map(DecisionsOfAthlete::athlete).toList();
        var roundTrip = new RoundTrip();
        var stored = AthleteHistory.StoredHistories.read(roundTrip, athletes);
        Consumer<Reads> reading = reads -> {
            reads.query(roundTrip);
            reads.heads(all.stream().flatMap(DecisionsOfAthlete::streams).toList(), athletes);
        };
        var work = new SingleWork<List<List<Result>>>(athletes, reading, tx -> {
            var now = clock.instant();
            var rules = checks.gym(tx.connection(), gym);
            var histories = new ArrayList<AthleteHistory>();
            var results = new ArrayList<List<Result>>();
            for (var each : all) {
                var history = stored.of(each.athlete(), now);
                var check = new PastDecisionCheck(tx, checks, rules, history);
                var ofAthlete = new ArrayList<Result>();
                for (var decision : each.decisions()) {
                    ofAthlete.add(carryOut(check, history, decision));
                }
                histories.add(history);
                results.add(ofAthlete);
            }
            var changed = histories.stream().filter(AthleteHistory::hasChanged).toList();
            if (!changed.isEmpty()) {
                AthleteHistory.store(tx, actor, traceParent, changed);
                planner.replan(
                        tx,
                        actor,
                        changed.stream()
                                .map(each -> new Planner.Changed(each.programs(), Cause.EVERYTHING))
                                .toList(),
                        now);
            }
            return results;
        });
        return store.run(work, Batch.Commit.JOINED);
    }

    private static Result carryOut(PastDecisionCheck check, AthleteHistory history, PastDecision decision)
            throws SQLException {
        try {
            if (decision.at().toInstant().isAfter(history.now())) {
                throw Problem.refused("at", "must be a time in the past, not " + decision.at(), "past");
            }
            if (history.has(decision)) {
                return Result.REPEATED;
            }
            return check.carryOut(decision) ? Result.ADDED : Result.REPEATED;
        } catch (Problem refused) {
            return Result.refused(refused);
        }
    }
}
