package topset.program.replanning;

import java.sql.SQLException;
import java.util.List;
import topset.store.Actor;
import topset.store.StoreTransaction;

/**
 * Told of everything that was planned, in the same transaction and under the athletes' locks: how other features keep read
 * models that are never ahead of the plan nor behind it. It lengthens every set's way, so it must be cheap.
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
