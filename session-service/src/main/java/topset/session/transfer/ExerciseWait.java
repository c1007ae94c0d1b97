package topset.session.transfer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import topset.edge.web.Problem;
import topset.session.sessions.SessionBodyChecks;

/**
 * Waits for exercises of the gym that an import has just defined in the program service: they arrive through Kafka. All
 * waits of one import together are limited, so lines with exercises that nobody defines cost little.
 */
final class ExerciseWait {
    /** An event arrives within a second, or within seconds if the services are busy. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private int pauses;

    ExerciseWait(Duration longest) {
        this.pauses = (int) longest.dividedBy(PAUSE);
    }

    /** Returns what is read; reads again while an exercise is unknown and the import may wait. */
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
