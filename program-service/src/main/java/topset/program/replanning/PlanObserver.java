package topset.program.replanning;

import java.sql.SQLException;
import java.util.List;
import topset.store.Actor;
import topset.store.StoreTransaction;

/**
 * Is called after every planning, in the same transaction and under the athletes' locks. With it other features keep
 * read models that are never ahead of the plan nor behind it. It adds to the latency of every set, so it must be cheap.
 */
@FunctionalInterface
public interface PlanObserver {

    /**
     * Takes each athlete once.
     *
     * @param actor who had it planned
     */
    void planned(StoreTransaction tx, Actor actor, List<AthletePlanned> athletes) throws SQLException;
}
