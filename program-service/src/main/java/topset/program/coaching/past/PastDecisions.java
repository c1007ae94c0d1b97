package topset.program.coaching.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.web.Problem;
import topset.program.replanning.Planner;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.StoreTransaction;

/**
 * Imports decisions that were made earlier in another installation. Each decision is executed as of the time at which
 * it was made, with the same checks and the same decision logic as an API request. So each decision affects the same
 * weeks, and the resulting plans are the same. After all decisions, the plans of the athlete's programs are computed
 * again once, from the first week on.
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
     * Executes an athlete's decisions in the given order and in one transaction. Returns the result of each decision.
     */
    public List<Result> carryOut(Actor actor, Athlete athlete, List<PastDecision> decisions) {
        var traceParent = TraceContext.current();
        return store.transact(List.of(athlete), tx -> {
            var history = AthleteHistory.load(tx, athlete, clock.instant());
            var results = new ArrayList<Result>();
            for (var decision : decisions) {
                results.add(carryOut(tx, history, decision));
            }
            if (history.hasChanged()) {
                history.store(tx, actor, traceParent);
                planner.imported(tx, actor, history.programs(), history.now());
            }
            return results;
        });
    }

    private Result carryOut(StoreTransaction tx, AthleteHistory history, PastDecision decision) throws SQLException {
        try {
            if (decision.at().toInstant().isAfter(history.now())) {
                throw Problem.refused("at", "must be a time in the past, not " + decision.at(), "past");
            }
            if (history.has(decision)) {
                return Result.REPEATED;
            }
            return new PastDecisionCheck(tx, checks, history).carryOut(decision) ? Result.ADDED : Result.REPEATED;
        } catch (Problem refused) {
            return Result.refused(refused);
        }
    }
}
