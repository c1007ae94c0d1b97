package topset.program.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param recordsRead of the log
 * @param recordsTotal as many as the log had when it was read
 * @param athletesDone with any outcome
 * @param same how many of them differ in nothing
 * @param different how many differ, and were left as they were
 * @param applied how many differed, and were changed
 * @param incompleteLog of how many the log lacks events
 * @param failed how many could not be done
 * @param events session events of the athletes who are done
 * @param eventsPerSecond since its service took it up
 * @param secondsLeft at that rate; absent while it is not known
 * @param differences in what athletes differ, of each kind; absent in what the release before stored
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
        @Nullable List<Findings.Count> differences) {

    static final RebuildProgress NONE = new RebuildProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, List.of());

    RebuildProgress {
        differences = differences == null ? null : List.copyOf(differences);
    }
}
