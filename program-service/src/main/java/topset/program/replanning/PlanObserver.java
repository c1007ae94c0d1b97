package topset.program.replanning;

import java.sql.SQLException;
import java.util.List;
import topset.store.Actor;
import topset.store.StoreTransaction;

/**
 * Observes replans, to keep a read model that always matches the plan. Observers are called after every replan, in the
 * same transaction and under the athletes' locks. An observer adds to the latency of every logged set, so its work must
 * be cheap.
 */
@FunctionalInterface
public interface PlanObserver {

    /**
     * Handles a replan. The list has each athlete at most once.
     *
     * @param actor the actor who caused the replan
     */
    void planned(StoreTransaction tx, Actor actor, List<AthletePlanned> athletes) throws SQLException;
}
