package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactTest {

    @Property
    void reads_what_it_writes(@ForAll int numerator, @ForAll @IntRange(min = 1) int denominator) {
        Exact exact = Exact.ratio(numerator, denominator);
        assertThat(Exact.parse(exact.toString())).isEqualTo(exact);
    }

    @Property
    void takes_back_what_it_adds(@ForAll int a, @ForAll @IntRange(min = 1) int b, @ForAll int c) {
        Exact x = Exact.ratio(a, b);
        Exact y = Exact.ratio(c, 7);
        assertThat(x.plus(y).minus(y)).isEqualTo(x);
        assertThat(x.isAbove(y)).isEqualTo(y.isBelow(x));
    }

    /** Numbers around zero, around the largest long, and beyond it. */
    private static final List<SchoolFraction> REMARKABLE = Stream.of(
                    "0",
                    "1",
                    "-1",
                    "3",
                    "-7",
                    "1000",
                    "-4095",
                    "1099511627776",
                    "9223372036854775807",
                    "-9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "-36893488147419103232",
                    "1000000000000000000000000000000")
            .map(BigInteger::new)
            .flatMap(n -> Stream.of(
                            "1",
                            "2",
                            "-3",
                            "8",
                            "1000",
                            "9223372036854775807",
                            "9223372036854775808",
                            "-110680464442257309696")
                    .map(d -> new SchoolFraction(n, new BigInteger(d))))
            .toList();

    @Test
    void sums_products_and_order_are_those_of_school_fractions_however_long_the_numbers_are() {
        for (SchoolFraction a : REMARKABLE) {
            for (SchoolFraction b : REMARKABLE) {
                SchoolFraction.sums(a, b);
                SchoolFraction.products(a, b);
                SchoolFraction.order(a, b);
                if (b.exact().signum() > 0) {
                    SchoolFraction.wholeNumbersAround(a, b);
                }
            }
        }
    }

    @Test
    void whole_parts_rounding_and_text_are_those_of_school_fractions_however_long_the_numbers_are() {
        for (SchoolFraction a : REMARKABLE) {
            a.wholeParts();
            a.roundingAndText();
        }
    }

    @Test
    void whole_numbers_and_decimals_of_any_size_are_read() {
        assertThat(Exact.of(Long.MIN_VALUE)).isEqualTo(Exact.parse("-9223372036854775808/1"));
        assertThat(Exact.of(Long.MIN_VALUE).negated()).hasToString("9223372036854775808/1");
        assertThat(Exact.ratio(Long.MIN_VALUE, 2)).hasToString("-4611686018427387904/1");
        assertThat(Exact.ratio(3, -6)).hasToString("-1/2");
        assertThat(Exact.of(new BigDecimal("0.0000000000000000000001"))).hasToString("1/10000000000000000000000");
        assertThat(Exact.of(new BigDecimal("0.000000000000000001"))).hasToString("1/1000000000000000000");
        assertThat(Exact.of(new BigDecimal("1E+3"))).isEqualTo(Exact.of(1000));
        assertThat(Exact.of(new BigDecimal("123456789012345678901.5"))).hasToString("246913578024691357803/2");
        assertThatThrownBy(() -> Exact.ratio(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.parse("1/0")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.parse("heavy")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void halves_are_whole_numbers_of_them() {
        assertThat(Exact.parse("8.5").halves()).isEqualTo(17);
        assertThat(Exact.of(8).halves()).isEqualTo(16);
        assertThat(Exact.parse("8.3").halves()).isEqualTo(-1);
    }

    @Test
    void is_the_same_however_it_is_written() {
        assertThat(Exact.parse("6/-4")).isEqualTo(Exact.parse("-1.50")).hasToString("-3/2");
    }

    @Test
    void shows_three_decimals_half_up_without_trailing_zeros() {
        assertThat(Exact.parse("101.0625").shown()).isEqualTo("101.063");
        assertThat(Exact.parse("120.000").shown()).isEqualTo("120");
        assertThat(Exact.of(1000).output()).isEqualTo(new BigDecimal("1000"));
        assertThat(Exact.ratio(2, 3).shown()).isEqualTo("0.667");
    }
}
