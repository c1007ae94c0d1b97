package topset.program.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import topset.contract.ProfileDetails;
import topset.contract.ProfileDetails.Bodyweight;
import topset.contract.WeightUnit;
import topset.edge.web.Violation;
import topset.edge.web.Violations;
import topset.rules.DecisionOf;

class ProfileCheckTest {

    @Test
    void all_values_that_are_wrong_are_named() {
        var found = new Violations(ProfileDetails.class);
        var weighed = new Bodyweight(new BigDecimal("701"), WeightUnit.KG, LocalDate.parse("2026-11-24"));

        ProfileCheck.check(DecisionOf.profile("Mars/Olympus", WeightUnit.KG, false, null, weighed), found);

        assertThat(found.problem().violations())
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("timeZone", "time-zone"),
                        org.assertj.core.groups.Tuple.tuple("bodyweight.value", "bodyweight"));
    }
}
