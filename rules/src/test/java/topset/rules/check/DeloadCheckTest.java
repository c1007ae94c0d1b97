package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.DecisionOf;

class DeloadCheckTest {

    private static PlannedDeload accepted(int week, @Nullable String percent, @Nullable Integer sets, String reason) {
        return Checked.accepted(found -> DeloadCheck.check(week, DecisionOf.deload(percent, sets, reason), found));
    }

    private static List<Violation> refused(int week, String percent, int sets, @Nullable String reason) {
        return Checked.refused(
                found -> assertThat(DeloadCheck.check(week, DecisionOf.deload(percent, sets, reason), found))
                        .isNull());
    }

    @Test
    void what_is_not_given_has_a_default() {
        assertThat(accepted(4, null, null, " tired "))
                .isEqualTo(new PlannedDeload(4, DecisionOf.deload("90", 1, "tired")));
    }

    @ParameterizedTest
    @CsvSource({"80, 0", "95, 2", "87.125, 1"})
    void the_bounds_are_allowed(String percent, int sets) {
        assertThat(accepted(1, percent, sets, "tired").week()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 90,     1, tired, week",
        "4, 50,     1, tired, percent",
        "4, 79.999, 1, tired, percent",
        "4, 95.001, 1, tired, percent",
        "4, 90.0001, 1, tired, percent",
        "4, 90,    -1, tired, backoffSets",
        "4, 90,     3, tired, backoffSets",
        "4, 90,     1, '  ',  reason",
    })
    void a_value_outside_the_bounds_is_refused_by_name(
            int week, String percent, int sets, String reason, String field) {
        assertThat(refused(week, percent, sets, reason))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple(field, "deload"));
    }

    @Test
    void every_fault_is_named_at_once() {
        assertThat(refused(0, "50", 9, null))
                .extracting(Violation::field)
                .containsExactly("week", "percent", "backoffSets", "reason");
    }
}
