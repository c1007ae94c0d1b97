package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Tests that arithmetic is exact both in two longs and in big integers: every operation agrees with fractions of big
 * integers.
 */
class ExactLawsTest {

    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

    @Provide
    Arbitrary<SchoolFraction> fractions() {
        Arbitrary<BigInteger> near =
                Arbitraries.bigIntegers().between(BigInteger.valueOf(-3000), BigInteger.valueOf(3000));
        Arbitrary<BigInteger> longs = Arbitraries.longs().map(BigInteger::valueOf);
        Arbitrary<BigInteger> large = Arbitraries.bigIntegers()
                .between(BigInteger.ONE.shiftLeft(100).negate(), BigInteger.ONE.shiftLeft(100));
        Arbitrary<BigInteger> any = Arbitraries.oneOf(near, longs, large, near, longs);
        return Combinators.combine(any, any.filter(d -> d.signum() != 0)).as(SchoolFraction::new);
    }

    @Property(tries = 2000)
    void sums(@ForAll("fractions") SchoolFraction a, @ForAll("fractions") SchoolFraction b) {
        SchoolFraction.sums(a, b);
    }

    @Property(tries = 2000)
    void products(@ForAll("fractions") SchoolFraction a, @ForAll("fractions") SchoolFraction b) {
        SchoolFraction.products(a, b);
    }

    @Property(tries = 2000)
    void order(@ForAll("fractions") SchoolFraction a, @ForAll("fractions") SchoolFraction b) {
        SchoolFraction.order(a, b);
    }

    @Property(tries = 1000)
    void whole_numbers_around(@ForAll("fractions") SchoolFraction a, @ForAll("fractions") SchoolFraction b) {
        Assume.that(b.exact().signum() > 0);
        SchoolFraction.wholeNumbersAround(a, b);
    }

    @Property(tries = 1000)
    void whole_parts(@ForAll("fractions") SchoolFraction a) {
        a.wholeParts();
    }

    @Property(tries = 1000)
    void all_but_whole_is_not_taken_for_whole(
            @ForAll @LongRange(max = 1L << 40) long whole,
            @ForAll @IntRange(min = 50, max = 900) int bits,
            @ForAll @IntRange(min = -1, max = 1) int hair) {
        BigInteger divisor = BigInteger.ONE.shiftLeft(bits).add(BigInteger.TWO);
        new SchoolFraction(
                        BigInteger.valueOf(whole).multiply(divisor).add(BigInteger.valueOf(hair)),
                        divisor.multiply(THOUSAND))
                .wholeParts();
    }

    @Property(tries = 1000)
    void rounding_and_text(@ForAll("fractions") SchoolFraction a) {
        a.roundingAndText();
    }

    @Property(tries = 500)
    void decimals(@ForAll BigDecimal decimal) {
        assertThat(Exact.of(decimal).times(Exact.of(decimal.setScale(decimal.scale()))))
                .isEqualTo(Exact.of(decimal.multiply(decimal)));
        assertThat(Exact.parse(decimal.toString())).isEqualTo(Exact.of(decimal));
    }
}
