package topset.program.replanning;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Updates a read model whenever plans were computed again, so that the read model always matches the plans. The service
 * calls every observer in the transaction that stores the plans, under the athletes' locks. An observer adds to the
 * latency of every logged set, so its work must be cheap.
 */
@FunctionalInterface
public interface PlanObserver {

    /**
     * Adds the observer's queries about athletes to the round trip that reads what the computation needs. Returns the
     * update, for which the round trip has run.
     */
    Update observe(RoundTrip roundTrip, Collection<Athlete> athletes);

    /** Updates a read model with newly computed plans. */
    @FunctionalInterface
    interface Update {

        /**
         * Handles newly computed plans. The list contains each athlete at most once, and only athletes whom the observer
         * has observed.
         *
         * @param actor the actor whose change led to the new plans
         */
        void planned(Tx tx, Actor actor, List<AthletePlanned> athletes) throws SQLException;
    }
}
