package topset.verification.chaos.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.verification.chaos.pair.BreakingAgent.Sabotage;

/**
 * Tests that every class and method that the agent changes exists in the services. Only {@code ./topset chaos --short}
 * shows whether a run without a protection fails.
 */
class BreakingAgentTest {
    private static final ClassLoader LOADER = BreakingAgentTest.class.getClassLoader();

    @ParameterizedTest
    @EnumSource(Broken.class)
    void a_protection_can_be_taken_away_and_the_class_stays_valid(Broken broken) throws IOException {
        var sabotage = Sabotage.of(broken.name());
        var original = bytes(sabotage);

        var sabotaged = sabotage.applyTo(original, LOADER);

        assertThat(sabotaged).isNotEqualTo(original);
        assertThat(Sabotage.classFile(LOADER).verify(sabotaged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void a_method_that_is_gone_is_noticed(Broken broken) throws IOException {
        var known = Sabotage.of(broken.name());
        var renamed = new Sabotage(known.owner(), "renamed", known.parameters(), known.first());

        assertThatThrownBy(() -> renamed.applyTo(bytes(known), LOADER)).hasMessageContaining("has no method renamed");
    }

    private static byte[] bytes(Sabotage sabotage) throws IOException {
        try (var file = LOADER.getResourceAsStream(sabotage.ownerName() + ".class")) {
            return Objects.requireNonNull(file, sabotage.ownerName()).readAllBytes();
        }
    }
}
