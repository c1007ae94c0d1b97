package topset.verification.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.verification.chaos.comparison.Verdict;
import topset.verification.chaos.faults.DiskFull;
import topset.verification.chaos.faults.Faults;
import topset.verification.chaos.pair.Broken;
import topset.verification.chaos.rounds.Fault;

/**
 * Tests how {@code ./topset chaos} judges the results of faults. The faults themselves are injected only by that
 * command, not by tests.
 */
class ChaosTest {

    @Test
    void the_exit_code_is_that_of_the_verdicts() {
        assertThat(Chaos.exitCode(Stream.of(Verdict.CLEAN, Verdict.CLEAN))).isZero();
        assertThat(Chaos.exitCode(Stream.of(Verdict.CLEAN, Verdict.lost(1, "a set"))))
                .isOne();
        assertThat(Chaos.exitCode(Stream.of())).as("nothing was tried").isOne();
    }

    /** The fault numbers in this test are those of docs/operations.md. */
    @Test
    void every_fault_is_tried_once_also_where_several_strike_together() {
        var numbers = IntStream.rangeClosed(1, 18).boxed().toList();

        assertThat(Faults.all()).extracting(Fault::number).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(Faults.together(Faults.all()).stream().flatMap(List::stream))
                .extracting(Fault::number)
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void a_clean_run_without_a_protection_shows_nothing(Broken broken) {
        assertThat(Verdict.CLEAN.shows(broken)).isFalse();
        assertThat(Faults.showing(broken)).isNotEmpty();
    }

    @Test
    void a_full_disk_in_a_namespace_starts_this_program() {
        assertThat(DiskFull.CHAOS).isEqualTo(Chaos.class.getName());
    }
}
