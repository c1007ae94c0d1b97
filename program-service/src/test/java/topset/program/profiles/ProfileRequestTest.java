package topset.program.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.edge.web.Violation;
import topset.edge.web.Violations;

class ProfileRequestTest {

    @Test
    void all_values_that_are_wrong_are_named() {
        var found = new Violations(ProfileRequest.class);
        var weighed =
                new ProfileRequest.Bodyweight(new BigDecimal("701"), WeightUnit.KG, LocalDate.parse("2026-11-24"));

        new ProfileRequest("Mars/Olympus", WeightUnit.KG, null, null, null, null, weighed).check(found);

        assertThat(found.problem().violations())
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("timeZone", "time-zone"),
                        org.assertj.core.groups.Tuple.tuple("bodyweight.value", "bodyweight"));
    }
}
