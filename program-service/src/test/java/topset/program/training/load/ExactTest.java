package topset.program.training.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactTest {

    @Property
    void readsWhatItWrites(@ForAll int numerator, @ForAll @IntRange(min = 1) int denominator) {
        Exact exact = Exact.ratio(numerator, denominator);
        assertThat(Exact.parse(exact.toString())).isEqualTo(exact);
    }

    @Property
    void takesBackWhatItAdds(@ForAll int a, @ForAll @IntRange(min = 1) int b, @ForAll int c) {
        Exact x = Exact.ratio(a, b);
        Exact y = Exact.ratio(c, 7);
        assertThat(x.plus(y).minus(y)).isEqualTo(x);
        assertThat(x.isAbove(y)).isEqualTo(y.isBelow(x));
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(Exact.parse("6/-4")).isEqualTo(Exact.parse("-1.50")).hasToString("-3/2");
    }

    @Test
    void showsThreeDecimalsHalfUpWithoutTrailingZeros() {
        assertThat(Exact.parse("101.0625").shown()).isEqualTo("101.063");
        assertThat(Exact.parse("120.000").shown()).isEqualTo("120");
        assertThat(Exact.of(1000).output()).isEqualTo(new BigDecimal("1000"));
        assertThat(Exact.ratio(2, 3).shown()).isEqualTo("0.667");
    }
}
