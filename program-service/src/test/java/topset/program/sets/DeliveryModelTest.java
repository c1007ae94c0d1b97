package topset.program.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.store.inbox.Protection;

/**
 * Runs the model many times, each time with another seed. A failed run prints its seed; {@code
 * -Dtopset.delivery.seed=N} repeats exactly that run, and {@code -Dtopset.delivery.seeds=20000} changes the number of
 * runs.
 */
class DeliveryModelTest {
    private static final long SEEDS = Long.getLong("topset.delivery.seeds", 2_000);
    private static final Long ONLY = Long.getLong("topset.delivery.seed");

    @Test
    void the_plans_are_those_of_the_acknowledged_sets_after_any_faults() {
        if (ONLY != null) {
            assertThat(new DeliveryModel(ONLY, Set.of()).run())
                    .as("seed " + ONLY)
                    .isNull();
            return;
        }
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(new DeliveryModel(seed, Set.of()).run())
                    .as("seed " + seed)
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Protection.class,
            names = {"DEDUPE", "OUTBOX"})
    void without_a_protection_some_run_fails(Protection protection) {
        String fault = null;
        for (long seed = 1; seed <= 200 && fault == null; seed++) {
            fault = new DeliveryModel(seed, Set.of(protection)).run();
        }
        assertThat(fault).isNotNull();
    }

    @Test
    void a_seed_runs_the_same_way_again() {
        var first = new DeliveryModel(7, Set.of(Protection.OUTBOX)).run();
        var second = new DeliveryModel(7, Set.of(Protection.OUTBOX)).run();

        assertThat(second).isEqualTo(first);
    }
}
