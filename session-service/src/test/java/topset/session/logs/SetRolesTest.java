package topset.session.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.RAMP;
import static topset.contract.SetRole.STRAIGHT;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;

class SetRolesTest {
    private static SetRoles.Lifted set(String load) {
        return new SetRoles.Lifted(new Weight(new BigDecimal(load), WeightUnit.KG), false);
    }

    private static SetRoles.Lifted warmUp(String load) {
        return new SetRoles.Lifted(new Weight(new BigDecimal(load), WeightUnit.KG), true);
    }

    private static List<SetRole> roles(SetRoles.Lifted... sets) {
        return SetRoles.of(Arrays.asList(sets));
    }

    @Test
    void the_heaviest_set_is_the_top_set_and_lighter_ones_after_it_are_backoffs() {
        assertThat(roles(warmUp("40"), set("60"), set("100"), set("85"), set("85")))
                .containsExactly(WARM_UP, RAMP, TOP, BACKOFF, BACKOFF);
    }

    @Test
    void two_sets_at_the_heaviest_load_are_two_top_sets() {
        assertThat(roles(set("100"), set("100"), set("80"))).containsExactly(TOP, TOP, BACKOFF);
    }

    @Test
    void three_or_more_at_the_heaviest_load_are_straight_sets() {
        assertThat(roles(set("60"), set("75"), set("75"), set("75")))
                .containsExactly(RAMP, STRAIGHT, STRAIGHT, STRAIGHT);
    }

    @Test
    void a_marked_warm_up_is_never_a_top_set() {
        assertThat(roles(warmUp("120"), set("100"))).containsExactly(WARM_UP, TOP);
        assertThat(roles(warmUp("20"), warmUp("40"))).containsExactly(WARM_UP, WARM_UP);
    }

    @Test
    void of_assisted_sets_the_one_with_the_least_assistance_is_the_heaviest() {
        assertThat(roles(set("-30"), set("-10"), set("-20"))).containsExactly(RAMP, TOP, BACKOFF);
    }

    @Test
    void loads_are_compared_as_the_rules_do() {
        var pounds = new SetRoles.Lifted(new Weight(new BigDecimal("93.696"), WeightUnit.LB), false);

        assertThat(SetRoles.of(List.of(set("42.5"), pounds))).containsExactly(TOP, TOP);
    }

    @Test
    void no_sets_have_no_roles() {
        assertThat(roles()).isEmpty();
    }
}
