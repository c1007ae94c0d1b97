package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.rules.DecisionOf;
import topset.rules.lift.Refusals.Violation;

class DeloadCheckTest {

    private static DeloadCheck.Checked check(
            int week, @Nullable String percent, @Nullable Integer sets, @Nullable String reason) {
        return DeloadCheck.check(week, DecisionOf.deload(percent, sets, reason));
    }

    @Test
    void what_is_not_given_has_a_default() {
        assertThat(check(4, null, null, " tired "))
                .isEqualTo(new DeloadCheck.Accepted(new PlannedDeload(4, DecisionOf.deload("90", 1, "tired"))));
    }

    @ParameterizedTest
    @CsvSource({"80, 0", "95, 2", "87.125, 1"})
    void the_bounds_are_allowed(String percent, int sets) {
        assertThat(check(1, percent, sets, "tired")).isInstanceOf(DeloadCheck.Accepted.class);
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
        if (!(check(week, percent, sets, reason) instanceof DeloadCheck.Refused refused)) {
            throw new AssertionError("not refused");
        }
        assertThat(refused.violations()).extracting(Violation::field).containsExactly(field);
        assertThat(refused.violations()).extracting(Violation::rule).containsExactly("deload");
    }

    @Test
    void every_fault_is_named_at_once() {
        if (!(check(0, "50", 9, null) instanceof DeloadCheck.Refused refused)) {
            throw new AssertionError("not refused");
        }
        assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactly("week", "percent", "backoffSets", "reason");
    }
}
