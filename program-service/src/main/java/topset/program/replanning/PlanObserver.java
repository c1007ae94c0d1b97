package topset.program.replanning;

import java.sql.SQLException;
import java.util.List;
import topset.store.Actor;
import topset.store.StoreTransaction;

/**
 * Called after every replan, in the same transaction and under the athletes' locks. Other features use it to keep read
 * models that always match the plan. An observer adds to the latency of every set, so its work must be cheap.
 */
@FunctionalInterface
public interface PlanObserver {

    /**
     * Handles a replan. Each athlete is in the list once.
     *
     * @param actor the actor who caused the replan
     */
    void planned(StoreTransaction tx, Actor actor, List<AthletePlanned> athletes) throws SQLException;
}
