package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import topset.contract.Weight;
import topset.contract.WeightUnit;

class LoadsTest {

    @Test
    void a_pound_is_exactly0_point45359237_kilograms() {
        Exact kg = Loads.in(WeightUnit.KG, new Weight(new BigDecimal("1"), WeightUnit.LB));
        assertThat(kg).isEqualTo(Exact.parse("0.45359237"));
        assertThat(Loads.in(WeightUnit.LB, new Weight(kg.rounded(8), WeightUnit.KG)))
                .isEqualTo(Exact.ONE);
    }

    @Test
    void a_load_typed_in_the_other_unit_compares_as_the_plate_it_is() {
        Exact kg = Loads.in(WeightUnit.KG, new Weight(new BigDecimal("93.696"), WeightUnit.LB));
        assertThat(kg).isNotEqualTo(Exact.parse("42.5"));
        assertThat(Loads.compare(kg, Exact.parse("42.5"))).isZero();
    }
}
