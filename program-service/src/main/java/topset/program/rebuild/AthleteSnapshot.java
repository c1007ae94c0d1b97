package topset.program.rebuild;

import java.util.List;
import topset.edge.exercises.GymCatalogue;
import topset.program.rebuild.comparison.StoredPlans;
import topset.program.sets.SetRows;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/**
 * An athlete's data at one moment: the input of a rebuild, and the stored data to compare with the result.
 *
 * @param catalogue the exercises of the athlete's gym
 * @param log the athlete's session events from Kafka, up to the first event that waits to be processed or that the
 * intake has not reached; empty if they are not read
 * @param isBehind whether the log ends before an event that the intake has not reached
 * @param erasureWaits whether the session events contain an erasure that the service has not processed and that no
 * operator has skipped
 * @param decisions the events that operators have skipped
 */
record AthleteSnapshot(
        StoredPlans plans,
        SetRows sets,
        GymCatalogue catalogue,
        Standing standing,
        List<Incoming> log,
        boolean isBehind,
        boolean erasureWaits,
        Refolded.Decisions decisions) {}
