package topset.session.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import topset.edge.web.Problem;

class ExerciseWaitTest {
    private static final Duration THREE_PAUSES = Duration.ofMillis(300);

    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void a_line_is_read_again_until_its_exercise_has_arrived() {
        var wait = new ExerciseWait(THREE_PAUSES);

        assertThat(wait.read(refusedTimes(2, "unknown-exercise"))).isEqualTo("line");
        assertThat(readings).hasValue(3);
    }

    @Test
    void all_lines_of_an_import_wait_for_a_limited_time_together() {
        var wait = new ExerciseWait(THREE_PAUSES);

        assertThatThrownBy(() -> wait.read(refusedTimes(100, "unknown-exercise")))
                .isInstanceOf(Problem.class);
        assertThat(readings).hasValue(4);
        assertThatThrownBy(() -> wait.read(refusedTimes(1, "unknown-exercise"))).isInstanceOf(Problem.class);
        assertThat(readings).hasValue(5);
    }

    @Test
    void a_line_with_another_fault_does_not_wait() {
        var wait = new ExerciseWait(THREE_PAUSES);

        assertThatThrownBy(() -> wait.read(refusedTimes(1, "reps-range"))).isInstanceOf(Problem.class);
        assertThat(readings).hasValue(1);
    }

    private Supplier<String> refusedTimes(int times, String rule) {
        var left = new AtomicInteger(times);
        return () -> {
            readings.incrementAndGet();
            if (left.getAndDecrement() > 0) {
                throw Problem.refused("set.exercise", "must be an exercise", rule);
            }
            return "line";
        };
    }
}
