package topset.session.transfer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import topset.edge.web.Problem;
import topset.session.sessions.SessionBodyChecks;

/**
 * Waits for exercises that an import has just defined in the program service and that arrive in this service through
 * Kafka. The total waiting time of one import is limited, so lines with exercises that nobody defines cost little time.
 */
final class ExerciseWait {
    /**
     * The longest total waiting time of one import. An exercise usually arrives within a second, or within seconds if
     * the services are busy.
     */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private int pauses;

    ExerciseWait(Duration longest) {
        this.pauses = (int) longest.dividedBy(PAUSE);
    }

    /**
     * Returns the result of {@code reading}, which reads a line of an import. If the line names an unknown exercise,
     * reads the line again until the waiting time of the import is used up.
     */
    <T> T read(Supplier<T> reading) {
        while (true) {
            try {
                return reading.get();
            } catch (Problem refused) {
                if (pauses == 0 || !isUnknownExercise(refused)) {
                    throw refused;
                }
                pauses--;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isUnknownExercise(Problem refused) {
        return refused.violations().stream().anyMatch(each -> SessionBodyChecks.UNKNOWN_EXERCISE.equals(each.rule()));
    }
}
