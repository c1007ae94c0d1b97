package topset.program.replanning;

import java.sql.SQLException;
import java.util.List;
import topset.store.Actor;
import topset.store.StoreTransaction;

/**
 * Is called after every replan, in the same transaction and under the athletes' locks. Other features use it to keep
 * read models that always match the plan. It adds to the latency of every set, so it must be cheap.
 */
@FunctionalInterface
public interface PlanObserver {

    /**
     * Receives each athlete once.
     *
     * @param actor the actor who caused the replan
     */
    void planned(StoreTransaction tx, Actor actor, List<AthletePlanned> athletes) throws SQLException;
}
