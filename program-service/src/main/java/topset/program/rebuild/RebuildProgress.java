package topset.program.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a rebuild: what was read from Kafka, and how many athletes have which outcome.
 *
 * @param recordsRead the number of Kafka records that were read
 * @param recordsTotal the number of Kafka records that there were when reading began
 * @param athletesDone athletes with an outcome, also a failure
 * @param same athletes without a difference
 * @param different athletes with differences who were left unchanged
 * @param applied athletes whose differences were corrected
 * @param incompleteLog athletes of whom session events are missing in Kafka
 * @param failed athletes who could not be rebuilt
 * @param events number of session events of the athletes that are done
 * @param eventsPerSecond the rate since a replica last started or resumed the rebuild
 * @param secondsLeft the remaining time at the rate {@code eventsPerSecond}; absent while it is not known
 * @param differences the differences of each kind
 * @param behind athletes whose newest events were left out of the comparison, because the service's intake had not
 * reached these events
 */
record RebuildProgress(
        long recordsRead,
        long recordsTotal,
        long athletesDone,
        long athletesTotal,
        long same,
        long different,
        long applied,
        long incompleteLog,
        long failed,
        long events,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        List<Findings.Count> differences,
        long behind) {

    static final RebuildProgress NONE = new RebuildProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, List.of(), 0);

    RebuildProgress {
        differences = List.copyOf(differences);
    }
}
