package topset.verification.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.verification.chaos.rounds.Scale;
import topset.verification.drill.Drill.Name;

/** Tests how {@code ./topset drill} reads its arguments. The drills themselves run only by that command. */
class DrillTest {

    @Test
    void a_drill_is_long_unless_the_short_form_is_asked_for() {
        assertThat(parse("restore")).isEqualTo(new Drill.Arguments(Name.RESTORE, Scale.LONG));
        assertThat(parse("restore --short")).isEqualTo(new Drill.Arguments(Name.RESTORE, Scale.SHORT));
    }

    @Test
    void the_dashboards_have_queries_to_run() {
        assertThat(parse("watch").name()).isEqualTo(Name.WATCH);
        assertThat(Dashboards.queries())
                .hasSizeGreaterThan(25)
                .allSatisfy(query -> assertThat(query.expression()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "restor",
                "restore --long",
                "watch --short",
                "keycloak now",
                "upgrade --from v1",
                "upgrade v1",
                "restore --from v1"
            })
    void other_arguments_are_answered_with_the_usage(String wrong) {
        assertThatThrownBy(() -> parse(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Usage: ./topset drill restore [--short], upgrade, watch");
    }

    private static Drill.Arguments parse(String line) {
        return Drill.Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }
}
